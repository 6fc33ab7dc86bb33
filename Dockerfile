# syntax=docker/dockerfile:1
# Alhazen with everything that a trip needs: JDK, TeX, bubblewrap, Python.
#
#   docker build -t alhazen .
#   docker build -t alhazen:gpu --build-arg BASE=nvidia/cuda:12.6.3-runtime-ubuntu24.04 .
#
# How to start it so that its sandbox works inside: docs/sandbox.md.
ARG BASE=debian:bookworm-slim
ARG JDK=eclipse-temurin:25-jdk

FROM ${JDK} AS jdk

FROM ${BASE} AS system
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      bubblewrap util-linux ca-certificates python3 python3-venv \
      texlive-latex-base texlive-latex-recommended texlive-fonts-recommended \
      texlive-latex-extra texlive-science latexmk chktex \
      fontconfig fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8

FROM system AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/alhazen
COPY . .
RUN ./alhazen --version && ./alhazen setup --help >/dev/null && rm -rf src target/classes \
      target/test-classes target/maven-* target/generated-*

FROM system
COPY --from=build /opt/alhazen /opt/alhazen
RUN ln -s /opt/alhazen/alhazen /usr/local/bin/alhazen \
 && useradd --create-home --uid 10001 alhazen \
 && mkdir /studies && chown alhazen /studies
USER alhazen
ENV HOME=/home/alhazen ALHAZEN_NO_BUILD=1
WORKDIR /studies
VOLUME ["/studies", "/home/alhazen/.cache"]
# Whether the program starts; what the machine lacks for a study says `alhazen doctor`.
HEALTHCHECK --interval=5m --timeout=30s CMD ["alhazen", "--version"]
ENTRYPOINT ["alhazen"]
CMD ["doctor"]

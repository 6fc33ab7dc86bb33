package dev.alhazen.literature.arxiv;

import dev.alhazen.base.MalformedException;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Work;
import dev.alhazen.literature.WorkBuilder;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads arXiv's Atom feed. No document type, and so no entity of an outside file, is accepted.
final class ArxivFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final XMLStreamReader xml;
  private final List<Work> works = new ArrayList<>();

  private ArxivFeed(XMLStreamReader xml) {
    this.xml = xml;
  }

  static List<Work> works(String body) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      ArxivFeed feed = new ArxivFeed(factory.createXMLStreamReader(new StringReader(body.strip())));
      feed.read();
      return List.copyOf(feed.works);
    } catch (XMLStreamException e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new MalformedException("The reply of arxiv is not valid XML: %s.".formatted(said));
    }
  }

  private void read() throws XMLStreamException {
    xml.nextTag();
    if (!xml.getLocalName().equals("feed") || !ATOM.equals(xml.getNamespaceURI())) {
      throw new MalformedException("The reply of arxiv is not an Atom feed.");
    }
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("entry")) {
        entry().ifPresent(works::add);
      }
    }
  }

  /// @throws MalformedException where the entry is arXiv's way to say what was wrong
  private Optional<Work> entry() throws XMLStreamException {
    WorkBuilder builder = new WorkBuilder(Arxiv.NAME).type(EntryType.PREPRINT).venue("arXiv");
    String id = "";
    String summary = "";
    while (!isEnd("entry")) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "id" -> id = xml.getElementText().strip();
        case "title" -> builder.title(xml.getElementText());
        case "summary" -> summary = xml.getElementText().strip();
        case "published" -> builder.year(xml.getElementText().strip().replaceFirst("-.*", ""));
        case "name" -> builder.author(xml.getElementText());
        case "doi" -> builder.doi(xml.getElementText());
        case "comment" -> comment(builder, xml.getElementText());
        default -> {}
      }
    }
    if (id.contains("/api/errors")) {
      throw new MalformedException("arxiv says: %s.".formatted(summary.replaceFirst("\\.$", "")));
    }
    return builder.arxivId(id).summary(summary).build();
  }

  private boolean isEnd(String name) {
    return xml.getEventType() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
  }

  private static void comment(WorkBuilder builder, String comment) {
    if (comment.toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\bwithdrawn\\b.*")) {
      builder.retracted();
    }
  }
}

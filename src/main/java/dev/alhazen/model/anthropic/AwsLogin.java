package dev.alhazen.model.anthropic;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Surrounding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/// AWS credentials and region as other tools find them: variables, then the profile in `~/.aws`,
/// then what the container or the machine was given.
final class AwsLogin {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String SESSION = "AWS_SESSION_TOKEN";

  private final ModelName name;
  private final Surrounding variables;
  private final String profileName;

  AwsLogin(ModelName name, Surrounding variables) {
    this.name = name;
    this.variables = variables;
    this.profileName = variables.get("AWS_PROFILE", "AWS_DEFAULT_PROFILE").orElse("default");
  }

  /// @throws ConfigurationException where there is none
  String region() {
    return variables
        .get("AWS_REGION", "AWS_REGION_NAME", "AWS_DEFAULT_REGION")
        .or(() -> profiles().profile(profileName).flatMap(it -> it.property("region")))
        .filter(region -> region.matches("[a-z0-9-]+"))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Model %s needs a region: set the environment variable AWS_REGION, such as us-east-1."
                        .formatted(name)));
  }

  /// Where the right is looked for; it was found once already.
  ///
  /// @throws ConfigurationException where there is none
  AwsCredentialsProvider credentials() {
    boolean hasId = variables.get(ID).isPresent();
    boolean hasSecret = variables.get(SECRET).isPresent();
    if (hasId && hasSecret) {
      return StaticCredentialsProvider.create(keys());
    }
    if (hasId || hasSecret) {
      throw new ConfigurationException(
          "Model %s needs the environment variable %s besides %s."
              .formatted(name, hasId ? SECRET : ID, hasId ? ID : SECRET));
    }
    return found();
  }

  /// Values that no message may show.
  List<String> secrets() {
    return List.of(SECRET, SESSION).stream()
        .flatMap(variable -> variables.get(variable).stream())
        .toList();
  }

  private AwsCredentials keys() {
    String id = variables.secret(ID);
    String secret = variables.secret(SECRET);
    return variables.get(SESSION).isPresent()
        ? AwsSessionCredentials.create(id, secret, variables.secret(SESSION))
        : AwsBasicCredentials.create(id, secret);
  }

  private AwsCredentialsProvider found() {
    List<AwsCredentialsProvider> places = places();
    if (places.isEmpty()) {
      throw missing("");
    }
    AwsCredentialsProvider chain =
        AwsCredentialsProviderChain.builder().credentialsProviders(places).build();
    try {
      chain.resolveCredentials();
    } catch (SdkException e) {
      throw missing(" Looked in vain: %s.".formatted(shown(e)));
    }
    return chain;
  }

  /// The reason of the first place, without the classes that the client names.
  private static String shown(SdkException e) {
    String all = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    return all.replaceFirst("^.*?\\) : \\[\\w+\\(.*?\\): ", "")
        .replaceFirst(", \\w+Provider\\(.*$", "")
        .replaceFirst("[.\\]]+$", "");
  }

  private List<AwsCredentialsProvider> places() {
    List<AwsCredentialsProvider> places = new ArrayList<>();
    ProfileFile profiles = profiles();
    if (profiles.profile(profileName).isPresent()) {
      places.add(
          ProfileCredentialsProvider.builder()
              .profileFile(profiles)
              .profileName(profileName)
              .build());
    }
    if (variables
        .get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
        .isPresent()) {
      places.add(ContainerCredentialsProvider.builder().build());
    }
    if (!variables.get("AWS_EC2_METADATA_DISABLED").orElse("").equalsIgnoreCase("true")) {
      places.add(InstanceProfileCredentialsProvider.builder().profileFile(profiles).build());
    }
    return places;
  }

  private ConfigurationException missing(String why) {
    return new ConfigurationException(
        ("Model %s needs AWS credentials: set the environment variables %s and %s, or"
                + " AWS_BEARER_TOKEN_BEDROCK, or AWS_PROFILE.%s A login of `aws sso` is handed over"
                + " by: eval \"$(aws configure export-credentials --format env)\".")
            .formatted(name, ID, SECRET, why));
  }

  private ProfileFile profiles() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    Map<ProfileFile.Type, Path> files =
        Map.of(
            ProfileFile.Type.CREDENTIALS, file("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
            ProfileFile.Type.CONFIGURATION, file("AWS_CONFIG_FILE", "config"));
    files.forEach(
        (type, file) -> {
          if (Files.isReadable(file)) {
            all.addFile(ProfileFile.builder().content(file).type(type).build());
          }
        });
    return all.build();
  }

  private Path file(String variable, String usual) {
    return variables
        .get(variable)
        .map(Path::of)
        .orElseGet(() -> Path.of(variables.get("HOME").orElse("."), ".aws", usual));
  }
}

package dev.alhazen.base;

/// The set-up lacks something: a key, a model, a setting; the message says which.
public final class ConfigurationException extends AlhazenException {
  public ConfigurationException(String message) {
    super(ExitCode.CONFIGURATION, message);
  }
}

package dev.alhazen.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An amount of memory as Slurm's users type it: `16G`, `500M`, `1T`, or plain megabytes.
final class Megabytes implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([MGT]?)B?");

  @Override
  public Long convert(String typed) {
    Matcher matcher = FORM.matcher(typed.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new TypeConversionException(
          "'%s' is no amount of memory; write it like 16G or 500M".formatted(typed));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "G" -> number << 10;
      case "T" -> number << 20;
      default -> number;
    };
  }
}

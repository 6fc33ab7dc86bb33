package dev.alhazen.manuscript;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A figure as a data URI for a web page.
final class FigureImage {
  private static final float DOTS_PER_INCH = 130;

  private FigureImage() {}

  /// Empty where the file is of no kind that a browser shows, or damaged.
  static Optional<String> dataUri(String file, byte[] content) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".pdf")) {
      return rendered(content).map(png -> uri("image/png", png));
    }
    if (name.endsWith(".png")) {
      return Optional.of(uri("image/png", content));
    }
    return name.endsWith(".jpg") || name.endsWith(".jpeg")
        ? Optional.of(uri("image/jpeg", content))
        : Optional.empty();
  }

  private static Optional<byte[]> rendered(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return Optional.of(png.toByteArray());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String uri(String type, byte[] content) {
    return "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(content));
  }
}

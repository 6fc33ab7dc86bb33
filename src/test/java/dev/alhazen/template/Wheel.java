package dev.alhazen.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Python package of one module and one program, as a file that pip installs without network.
final class Wheel {
  private Wheel() {}

  static Path write(Path folder, String version) throws IOException {
    String info = "lampwork-%s.dist-info/".formatted(version);
    Map<String, String> files = new TreeMap<>();
    files.put(
        "lampwork.py", "VERSION = '%s'\n\ndef main():\n    print('lit')\n".formatted(version));
    files.put(
        info + "METADATA",
        "Metadata-Version: 2.1\nName: lampwork\nVersion: %s\n".formatted(version));
    files.put(
        info + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    files.put(info + "entry_points.txt", "[console_scripts]\nlampwork = lampwork:main\n");
    StringBuilder record = new StringBuilder();
    files.keySet().forEach(name -> record.append(name).append(",,\n"));
    files.put(info + "RECORD", record + info + "RECORD,,\n");
    Path wheel = folder.resolve("lampwork-%s-py3-none-any.whl".formatted(version));
    try (OutputStream out = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return wheel;
  }
}

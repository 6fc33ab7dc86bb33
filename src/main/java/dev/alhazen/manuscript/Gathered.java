package dev.alhazen.manuscript;

/// The works that a paper may cite, found before it is written.
public final class Gathered {
  private final ReadingList works;

  Gathered(ReadingList works) {
    this.works = works;
  }

  ReadingList works() {
    return works;
  }
}

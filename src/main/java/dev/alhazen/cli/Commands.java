package dev.alhazen.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/// Makes command objects, handing the world to those that want it.
final class Commands implements CommandLine.IFactory {
  private final World world;

  Commands(World world) {
    this.world = world;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == World.class) {
        return type.cast(constructor.newInstance(world));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}

package dev.alhazen.study;

import dev.alhazen.model.Model;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// The models of a study by role.
public final class Models {
  private final Map<Role, Model> byRole = new EnumMap<>(Role.class);

  private Models(Function<Role, Model> model) {
    for (Role role : Role.values()) {
      byRole.put(role, model.apply(role));
    }
  }

  public static Models of(Function<Role, Model> model) {
    return new Models(model);
  }

  /// The model of a role; of its requests, those with pictures and the simple ones go to the models
  /// of those roles.
  public Model of(Role role) {
    return new RoutedModel(role(role), role(Role.VISION), role(Role.CHEAP));
  }

  private Model role(Role role) {
    Model model = byRole.get(role);
    if (model == null) {
      throw new IllegalStateException("no model has the role " + role);
    }
    return model;
  }
}

package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import dev.alhazen.model.Catalogue;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.KnownModel;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.model.Provider;
import dev.alhazen.model.anthropic.ClaudeModel;
import dev.alhazen.model.anthropic.Service;
import dev.alhazen.model.gateway.PassedModel;
import dev.alhazen.model.gateway.Upstream;
import dev.alhazen.model.openai.OpenAiModel;
import dev.alhazen.model.rehearsal.RehearsalModel;
import java.util.Optional;

/// From a model's name to its adapter and to what is known of it.
record Providers(World world, BaseUrls baseUrls, Catalogue catalogue) {

  /// The adapter; nothing is sent yet.
  ///
  /// @throws ConfigurationException where key or address is missing
  Model model(String typed) {
    ModelName name = ModelName.parse(typed);
    return switch (name.adapter()) {
      case BUILT_IN -> new RehearsalModel();
      case OPENAI_PROTOCOL ->
          new OpenAiModel(
              name,
              Endpoint.of(name, baseUrls.of(name), world.environment()),
              known(typed).price().orElse(Price.FREE),
              world.clock());
      case ANTHROPIC_PROTOCOL -> claude(name, known(typed).price().orElse(Price.FREE));
    };
  }

  /// The server that stands behind the gateway of a coder.
  ///
  /// @throws ConfigurationException where key or address is missing, or no coder can ask the model
  Upstream upstream(String typed) {
    ModelName name = ModelName.parse(typed);
    return Upstream.of(name, baseUrls.of(name), world.environment());
  }

  Model passed(Upstream upstream, String typed) {
    return new PassedModel(upstream, known(typed).price().orElse(Price.FREE), world.clock());
  }

  private Model claude(ModelName name, Price price) {
    Service service = Service.of(name, baseUrls.of(name), world.environment());
    Network network = Network.of(world.environment());
    return new ClaudeModel(name, service, network, price, world.clock());
  }

  /// Sizes and price, as far as they are known.
  KnownModel known(String typed) {
    ModelName name = ModelName.parse(typed);
    boolean elsewhere =
        name.provider() == Provider.LOCAL && baseUrls.of(name).filter(OpenHost::isOf).isPresent();
    return elsewhere && !catalogue.isGiven(name)
        ? KnownModel.unlisted(typed, Optional.empty())
        : catalogue.find(name);
  }

  /// What calls of the same server have in common: see [Outages].
  String server(String typed) {
    ModelName name = ModelName.parse(typed);
    return name.provider().word() + baseUrls.of(name).map(url -> " at " + url).orElse("");
  }

  /// Complains about a limit that cannot be held.
  void requirePrice(String typed) {
    if (known(typed).price().isEmpty()) {
      throw new ConfigurationException(
          ("The price of %s is not known, so a budget cannot be held. Give it with --price %s=IN,OUT"
                  + " (US dollars per million tokens), or add --no-budget.%s")
              .formatted(typed, typed, new NearNames(catalogue).hint(typed)));
    }
  }
}

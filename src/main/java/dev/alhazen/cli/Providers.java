package dev.alhazen.cli;

import dev.alhazen.base.Network;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.model.Prices;
import dev.alhazen.model.anthropic.ClaudeModel;
import dev.alhazen.model.anthropic.Service;
import dev.alhazen.model.openai.OpenAiModel;
import dev.alhazen.model.rehearsal.RehearsalModel;
import java.util.Optional;

/// From a model's name to its adapter and its price.
///
/// @param baseUrl where the user says the server is
/// @param givenPrice `IN,OUT` per million tokens, where the user gave it
record Providers(World world, Optional<String> baseUrl, Optional<String> givenPrice) {

  /// The adapter; nothing is sent yet.
  ///
  /// @throws dev.alhazen.base.ConfigurationException where key or address is missing
  Model model(String typed) {
    ModelName name = ModelName.parse(typed);
    return switch (name.adapter()) {
      case BUILT_IN -> new RehearsalModel();
      case OPENAI_PROTOCOL ->
          new OpenAiModel(
              name,
              Endpoint.of(name, baseUrl, world.environment()),
              price(typed).orElse(Price.FREE),
              world.clock());
      case ANTHROPIC_PROTOCOL -> claude(name, price(typed).orElse(Price.FREE));
    };
  }

  private Model claude(ModelName name, Price price) {
    Service service = Service.of(name, baseUrl, world.environment());
    Network network = Network.of(world.environment());
    return new ClaudeModel(name, service, network, price, world.clock());
  }

  /// What it costs, as far as that is known.
  Optional<Price> price(String typed) {
    return givenPrice.map(Price::parse).or(() -> Prices.builtIn().find(ModelName.parse(typed)));
  }
}

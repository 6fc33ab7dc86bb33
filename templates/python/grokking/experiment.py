"""Grokking: a small transformer reads "left o right =" and learns which symbol follows, from a part of an operation's table. Long
after it knows that part by heart, it may come to know the rest. The harness calls train and log_probabilities in turn, for each
data set and seed; it chooses what may be learned from, measures the times and computes the metrics."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

import harness
import runner


@dataclass(frozen=True)
class Settings:
    """All that one would tune; how many updates there are is the harness's choice."""

    batch_size: int
    learning_rate: float
    warm_up: int
    weight_decay: float
    beta1: float
    beta2: float
    layers: int
    width: int
    heads: int
    embedding_deviation: float

    @staticmethod
    def of(preset: str) -> "Settings":
        match preset:
            case "full":
                return Settings(512, 1e-3, 50, 0.5, 0.9, 0.98, 2, 128, 4, 1)
            case "mid":
                return Settings(512, 2e-3, 50, 0.3, 0.9, 0.98, 1, 64, 4, 1)
            case "quick":
                return Settings(256, 4e-3, 50, 0.5, 0.9, 0.98, 1, 64, 4, 0.3)
            case "smoke":
                return Settings(16, 2e-3, 5, 0.5, 0.9, 0.98, 2, 16, 2, 1)
        raise ValueError(f"no preset {preset}")


TOKENS = 4  # of a question: left, the operation's sign, right, the equals sign


# --------------------------------------------------------------------------------------------------------------- network


class Block(nn.Module):
    """Causal attention and a network of two layers, each normalised after the sum with its input."""

    def __init__(self, settings: Settings):
        super().__init__()
        width = settings.width
        self.heads = settings.heads
        self.query = nn.Linear(width, width)
        self.memory = nn.Linear(width, 2 * width)
        self.attended = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.network_norm = nn.LayerNorm(width)
        for layer in [self.query, self.memory, self.attended, self.wide, self.narrow]:
            _begin(layer)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """With a mask of one row, only the last token is computed, which sees all."""
        asking = x[:, -len(mask):]
        keys, values = self.memory(x).chunk(2, 2)
        attended = self.attention(self.query(asking), keys, values, mask)
        h = self.attention_norm(asking + self.attended(attended))
        return self.network_norm(h + self.narrow(nn.functional.gelu(self.wide(h))))

    def attention(self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        scale = 1 / math.sqrt(q.shape[2] / self.heads)
        scores = (self.split(q) * scale) @ self.split(k).transpose(2, 3) + mask
        return (scores.softmax(-1) @ self.split(v)).transpose(1, 2).reshape(q.shape)

    def split(self, x: torch.Tensor) -> torch.Tensor:
        return x.reshape(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)


class Transformer(nn.Module):
    def __init__(self, settings: Settings, symbols: int):
        super().__init__()
        self.token = nn.Parameter(settings.embedding_deviation * torch.randn(symbols + 2, settings.width))
        self.position = nn.Parameter(settings.embedding_deviation * torch.randn(TOKENS, settings.width))
        self.blocks = nn.ModuleList(Block(settings) for _ in range(settings.layers))
        self.norm = nn.LayerNorm(settings.width)
        self.result = nn.Linear(settings.width, symbols)
        self.register_buffer("mask", torch.full((TOKENS, TOKENS), -math.inf).triu(1))
        _begin(self.result)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits of every symbol as the result, n by symbols, for the tokens of n questions."""
        x = nn.functional.embedding(tokens, self.token) + self.position
        for block in self.blocks[:-1]:
            x = block(x, self.mask)
        x = self.blocks[-1](x, self.mask[-1:])  # Only the last token is read in the end.
        return self.result(self.norm(x.squeeze(1)))


def _begin(layer: nn.Linear) -> None:
    bound = 1 / math.sqrt(layer.in_features)
    nn.init.uniform_(layer.weight, -bound, bound)
    nn.init.uniform_(layer.bias, -bound, bound)


# -------------------------------------------------------------------------------------------------------------- learning


class Experiment(harness.Learner):
    def __init__(self, settings: Settings, device: torch.device, lesson: harness.Lesson, random: np.random.Generator):
        torch.manual_seed(int(random.integers(2**63)))
        self.settings, self.device, self.symbols = settings, device, lesson.symbols
        self.generator = torch.Generator(device).manual_seed(int(random.integers(2**63)))
        self.questions = self.tokens(lesson.equations[:, :2])
        self.results = torch.from_numpy(lesson.equations[:, 2]).to(device)
        self.transformer = Transformer(settings, lesson.symbols).to(device)
        # On a GPU such a small network waits for its kernels to be started; compiled, it starts few.
        self.logits = torch.compile(self.transformer) if device.type == "cuda" else self.transformer
        self.optimiser = torch.optim.AdamW(
            self.transformer.parameters(), settings.learning_rate, (settings.beta1, settings.beta2), weight_decay=settings.weight_decay)
        # Grows to the full rate during the warm-up.
        self.rate = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda before: min(1, before / settings.warm_up))
        self.updates = 0

    def train(self, updates: int) -> list[float]:
        losses = []
        for _ in range(updates):
            self.optimiser.zero_grad()
            loss = self.loss()
            loss.backward()
            losses.append(runner.finite(self.updates, loss))
            self.optimiser.step()
            self.rate.step()
            self.updates += 1
        return losses

    def loss(self) -> torch.Tensor:
        """The loss of one random batch, drawn with replacement."""
        drawn = torch.randint(len(self.results), (self.settings.batch_size,), generator=self.generator, device=self.device)
        return nn.functional.cross_entropy(self.logits(self.questions[drawn]), self.results[drawn])

    def tokens(self, questions: np.ndarray) -> torch.Tensor:
        signs = np.broadcast_to([self.symbols, self.symbols + 1], questions.shape)
        return torch.from_numpy(np.stack([questions, signs], 2).reshape(-1, TOKENS)).to(self.device)

    @torch.no_grad()
    def log_probabilities(self, questions: np.ndarray) -> np.ndarray:
        parts = [self.transformer(part).log_softmax(-1) for part in self.tokens(questions).split(1024)]
        return torch.cat(parts).cpu().numpy()


if __name__ == "__main__":
    harness.start(lambda options, lesson, random:
                  Experiment(Settings.of(options.preset), runner.torch_device(options.device), lesson, random))

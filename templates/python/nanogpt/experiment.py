"""A small language model of characters: a transformer that reads a text from left to right and tells at each place how likely
every character is to come next. The harness calls train, sample and predict, once for each text and seed; it reads the
texts, measures the times and computes the metrics."""

import contextlib
import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import harness
import runner


@dataclass(frozen=True)
class Settings:
    """All that one would tune."""

    layers: int
    heads: int
    width: int
    context: int
    dropout: float
    batch_size: int
    train_steps: int
    learning_rate: float
    warm_up: int
    evaluate_every: int
    evaluation_batches: int

    @staticmethod
    def of(preset: str, text: str) -> "Settings":
        match preset:
            case "full" if text == "shakespeare_char":
                return Settings(6, 6, 384, 256, 0.2, 64, 5_000, 1e-3, 100, 250, 200)
            case "full":
                return Settings(6, 6, 384, 256, 0.2, 32, 100_000, 5e-4, 200, 1_000, 200)
            case "mid":
                return Settings(4, 4, 128, 128, 0.1, 16, 750, 4e-3, 50, 75, 10)
            case "quick":
                return Settings(3, 3, 96, 64, 0, 16, 300, 6e-3, 20, 50, 5)
            case "smoke":
                return Settings(1, 2, 32, 32, 0.1, 8, 20, 4e-3, 5, 10, 2)
        raise ValueError(f"no preset {preset}")

    def rate(self, update: int) -> float:
        """Rises in a line while it warms up, then falls along half a cosine to a tenth; of the updates done before."""
        if update < self.warm_up:
            return self.learning_rate * update / self.warm_up
        done, least = (update - self.warm_up) / (self.train_steps - self.warm_up), self.learning_rate / 10
        return least + 0.5 * (1 + math.cos(math.pi * done)) * (self.learning_rate - least)


BETAS, WEIGHT_DECAY, CLIP_NORM = (0.9, 0.99), 0.1, 1
TEMPERATURE, LIKELIEST = 0.8, 200  # among so many characters one is drawn


# ---------------------------------------------------------------------------------------------------------------- model


class Block(nn.Module):
    """Attention to what came before, then a layer on each place; both add to what they read."""

    def __init__(self, settings: Settings):
        super().__init__()
        width = settings.width
        self.heads = settings.heads
        self.norm1, self.norm2 = (nn.LayerNorm(width, bias=False) for _ in range(2))
        self.attention, self.projection = nn.Linear(width, 3 * width, bias=False), nn.Linear(width, width, bias=False)
        self.up, self.down = nn.Linear(width, 4 * width, bias=False), nn.Linear(4 * width, width, bias=False)
        self.drop = nn.Dropout(settings.dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, width = x.shape
        parts = self.attention(self.norm1(x)).split(width, 2)
        q, k, v = (part.view(batch, length, self.heads, -1).transpose(1, 2) for part in parts)
        scores = (q / math.sqrt(width // self.heads)) @ k.transpose(2, 3) + mask
        mixed = self.drop(scores.softmax(-1)) @ v
        x = x + self.drop(self.projection(mixed.transpose(1, 2).reshape(batch, length, width)))
        return x + self.drop(self.down(functional.gelu(self.up(self.norm2(x)))))


class Gpt(nn.Module):
    """A decoder as in GPT-2, without biases."""

    def __init__(self, settings: Settings, characters: int):
        super().__init__()
        self.characters = nn.Embedding(characters, settings.width)  # the output as well
        self.places = nn.Embedding(settings.context, settings.width)
        self.blocks = nn.ModuleList(Block(settings) for _ in range(settings.layers))
        self.norm = nn.LayerNorm(settings.width, bias=False)
        self.drop = nn.Dropout(settings.dropout)
        self.register_buffer("mask", torch.full((settings.context, settings.context), -math.inf).triu(1))
        small = 0.02 * math.sqrt(384 / settings.width)
        for name, weight in self.named_parameters():
            if weight.dim() > 1:
                residual = name.endswith(("projection.weight", "down.weight"))
                nn.init.normal_(weight, 0, small / math.sqrt(2 * settings.layers) if residual else small)

    def forward(self, characters: torch.Tensor) -> torch.Tensor:
        """Scores of every character to come next, at each place, of character numbers, batch by length."""
        length = characters.shape[1]
        x = self.drop(self.characters(characters) + self.places.weight[:length])
        for block in self.blocks:
            x = block(x, self.mask[:length, :length])
        return functional.linear(self.norm(x), self.characters.weight)


# -------------------------------------------------------------------------------------------------------------- learning


class Experiment(harness.Learner):
    def __init__(self, task: runner.Task, characters: int):
        self.task = task
        self.settings = Settings.of(task.options.preset, task.dataset)
        self.device = runner.torch_device(task.options.device)
        torch.manual_seed(int(task.random("weights").integers(2**63)))
        self.model = Gpt(self.settings, characters).to(self.device)
        self.best = Gpt(self.settings, characters).to(self.device).eval()  # its state that did best on the text to choose by
        torch.manual_seed(int(task.random("dropout").integers(2**63)))
        self.scores = torch.compile(self.model) if self.device.type == "cuda" else self.model

    def train(self, train: np.ndarray, val: np.ndarray) -> harness.History:
        optimizer = torch.optim.AdamW([
            {"params": [weight for weight in self.model.parameters() if weight.dim() > 1], "weight_decay": WEIGHT_DECAY},
            {"params": [weight for weight in self.model.parameters() if weight.dim() < 2], "weight_decay": 0},
        ], self.settings.learning_rate, BETAS)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda update: self.settings.rate(update) / self.settings.learning_rate)
        random = self.task.random("batches")
        texts = [torch.from_numpy(text).to(self.device) for text in (train, val)]
        losses, evaluations = [], []
        for step in range(self.settings.train_steps):
            if step % self.settings.evaluate_every == 0:
                evaluations.append(self.evaluate(step, texts, evaluations))
            optimizer.zero_grad()
            loss = self.loss(texts[0], random)
            losses.append(runner.finite(step, loss))
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), CLIP_NORM)
            optimizer.step()
            schedule.step()
        evaluations.append(self.evaluate(self.settings.train_steps, texts, evaluations))
        return harness.History(losses, evaluations)

    def loss(self, text: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
        """Of stretches of text from random places."""
        length = self.settings.context
        starts = torch.from_numpy(random.integers(len(text) - length, size=(self.settings.batch_size, 1)))
        stretches = text[(starts + torch.arange(length + 1)).to(self.device)].long()
        with torch.autocast("cuda", torch.bfloat16) if self.device.type == "cuda" else contextlib.nullcontext():
            logits = self.scores(stretches[:, :-1])
            return functional.cross_entropy(logits.flatten(0, 1), stretches[:, 1:].flatten())

    @torch.no_grad()
    def evaluate(self, step: int, texts: list[torch.Tensor], before: list[list[float]]) -> list[float]:
        """Step, loss on the training text, loss on the text to choose by; keeps the weights where that is the least so far."""
        self.model.eval()
        row = [step, *(self.mean_loss(text) for text in texts)]
        self.model.train()
        if all(row[2] < earlier[2] for earlier in before):
            self.best.load_state_dict(self.model.state_dict())
        self.task.say(f"step {step}: loss {row[1]:.4f}, on unseen text {row[2]:.4f}")
        return row

    def mean_loss(self, text: torch.Tensor) -> float:
        """Over random stretches, the same at every evaluation."""
        random = self.task.random("evaluation")
        return float(np.mean([self.loss(text, random).item() for _ in range(self.settings.evaluation_batches)]))

    @torch.no_grad()
    def predict(self, windows: np.ndarray) -> np.ndarray:
        predicted = [self.best(torch.from_numpy(window).long().to(self.device)[None]).log_softmax(-1) for window in windows]
        return torch.cat(predicted).cpu().numpy()

    @torch.no_grad()
    def sample(self, prompt: np.ndarray, count: int, length: int) -> np.ndarray:
        """Draws one character after the other for all samples at once; the model sees as much of the past as it can."""
        generator = torch.Generator(self.device).manual_seed(int(self.task.random("samples").integers(2**63)))
        texts = torch.from_numpy(prompt).long().to(self.device).repeat(count, 1)
        for _ in range(length):
            logits = self.best(texts[:, -self.settings.context:])[:, -1]
            least = logits.topk(min(LIKELIEST, logits.shape[1])).values[:, -1:]
            chances = (logits / TEMPERATURE).masked_fill(logits < least, -math.inf).softmax(-1)
            texts = torch.cat([texts, torch.multinomial(chances, 1, generator=generator)], 1)
        return texts[:, len(prompt):].cpu().numpy()


if __name__ == "__main__":
    harness.start(Experiment)

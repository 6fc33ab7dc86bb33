"""A denoising diffusion model of points in the plane: a small network learns to tell the noise in a noisy point, and new points
are made by removing noise step by step. The harness calls train, then sample and predict_noise, once for each data set and
seed; it draws the data, measures the times and computes the metrics."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

import harness
import runner


@dataclass(frozen=True)
class Settings:
    """All that one would tune."""

    train_steps: int
    batch_size: int
    learning_rate: float
    timesteps: int
    embedding: int
    hidden: int
    layers: int
    average_decay: float
    average_every: int

    @staticmethod
    def of(preset: str) -> "Settings":
        match preset:
            case "full":
                return Settings(10_000, 256, 3e-4, 100, 128, 256, 3, 0.995, 10)
            case "mid":
                return Settings(4_000, 256, 1e-3, 100, 128, 192, 3, 0.99, 10)
            case "quick":
                return Settings(1_000, 256, 4e-3, 50, 32, 96, 3, 0.95, 5)
            case "smoke":
                return Settings(60, 64, 3e-3, 20, 16, 32, 2, 0.9, 5)
        raise ValueError(f"no preset {preset}")


CLIP_NORM, WEIGHT_DECAY = 0.5, 0.01


# -------------------------------------------------------------------------------------------------------- noise schedule


class Schedule:
    """Step t turns a clean point x into sqrt(kept[t]) x + sqrt(1 - kept[t]) noise; kept[t] is the product of 1 - beta."""

    def __init__(self, beta: torch.Tensor, device: torch.device):
        self.beta = beta.to(torch.float32).to(device)
        self.kept = torch.cumprod(1 - beta, 0).to(torch.float32).to(device)

    @staticmethod
    def linear(steps: int, device: torch.device) -> "Schedule":
        """The linear schedule of 1000 steps, compressed into fewer, so that the last step is almost pure noise."""
        beta = 1000 / steps * torch.linspace(1e-4, 0.02, steps, dtype=torch.float64)
        return Schedule(beta.clamp(max=0.999), device)

    def noisy(self, clean: torch.Tensor, noise: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        kept = self.kept[t].unsqueeze(1)
        return kept.sqrt() * clean + (1 - kept).sqrt() * noise

    def previous(self, x: torch.Tensor, predicted: torch.Tensor, t: int, fresh: torch.Tensor) -> torch.Tensor:
        """One step back from x at step t, given the predicted noise and, but for the last step, fresh noise."""
        beta, kept = self.beta[t], self.kept[t]
        before = self.kept[t - 1] if t > 0 else torch.ones_like(kept)
        clean = (x - (1 - kept).sqrt() * predicted) / kept.sqrt()
        mean = (beta * before.sqrt() * clean + (1 - before) * (1 - beta).sqrt() * x) / (1 - kept)
        return mean + (beta * (1 - before) / (1 - kept)).sqrt() * fresh


# --------------------------------------------------------------------------------------------------------------- network


class Denoiser(nn.Module):
    """Sinusoidal features of x, y and the step, one linear layer in, residual layers, one linear layer out."""

    def __init__(self, settings: Settings):
        super().__init__()
        half = settings.embedding // 2
        self.register_buffer("frequencies", torch.exp(-torch.arange(half) * math.log(10_000) / (half - 1)))
        self.enter = nn.Linear(3 * settings.embedding, settings.hidden)
        self.layers = nn.ModuleList(nn.Linear(settings.hidden, settings.hidden) for _ in range(settings.layers))
        self.leave = nn.Linear(settings.hidden, 2)
        for layer in [self.enter, *self.layers, self.leave]:
            bound = 1 / math.sqrt(layer.in_features)
            nn.init.uniform_(layer.weight, -bound, bound)
            nn.init.uniform_(layer.bias, -bound, bound)

    def forward(self, points: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
        """The predicted noise, n by 2, of n points at their steps."""
        h = self.enter(torch.cat([self.embed(points[:, 0], 25), self.embed(points[:, 1], 25), self.embed(steps, 1)], 1))
        for layer in self.layers:
            h = h + layer(torch.relu(h))
        return self.leave(torch.relu(h))

    def embed(self, column: torch.Tensor, scale: float) -> torch.Tensor:
        angles = column.unsqueeze(1) * (scale * self.frequencies)
        return torch.cat([angles.sin(), angles.cos()], 1)


class Average:
    """An exponential moving average of the weights, which samples better than the weights themselves."""

    def __init__(self, source: Denoiser, settings: Settings, device: torch.device):
        self.source, self.settings = source, settings
        self.model = Denoiser(settings).to(device)
        self.model.load_state_dict(source.state_dict())

    @torch.no_grad()
    def follow(self, step: int) -> None:
        if step % self.settings.average_every == 0:
            decay = min(self.settings.average_decay, 1 - (1 + step) ** (-2 / 3))
            for average, weight in zip(self.model.parameters(), self.source.parameters()):
                average.mul_(decay).add_(weight, alpha=1 - decay)


# -------------------------------------------------------------------------------------------------------------- learning


class Experiment(harness.Learner):
    def __init__(self, settings: Settings, device: torch.device, random: np.random.Generator):
        torch.manual_seed(int(random.integers(2**63)))
        self.settings, self.device = settings, device
        self.generator = torch.Generator(device).manual_seed(int(random.integers(2**63)))
        self.schedule = Schedule.linear(settings.timesteps, device)
        self.denoiser = Denoiser(settings).to(device)
        self.average = Average(self.denoiser, settings, device)
        # On a GPU such a small network waits for its kernels to be started; compiled, it starts few.
        self.predict = torch.compile(self.denoiser) if device.type == "cuda" else self.denoiser

    def train(self, points: np.ndarray) -> list[float]:
        data = torch.from_numpy(points).to(self.device)
        optimizer = torch.optim.AdamW(self.denoiser.parameters(), self.settings.learning_rate, weight_decay=WEIGHT_DECAY)
        rate = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, self.settings.train_steps)
        losses = []
        for step in range(self.settings.train_steps):
            optimizer.zero_grad()
            loss = self.loss(data)
            loss.backward()
            nn.utils.clip_grad_norm_(self.denoiser.parameters(), CLIP_NORM)
            losses.append(runner.finite(step, loss))
            optimizer.step()
            rate.step()
            self.average.follow(step)
        return losses

    def loss(self, data: torch.Tensor) -> torch.Tensor:
        """The loss of one random batch."""
        n = self.settings.batch_size
        clean = data[torch.randint(len(data), (n,), generator=self.generator, device=self.device)]
        steps = torch.randint(self.settings.timesteps, (n,), generator=self.generator, device=self.device)
        noise = self.gaussians(n)
        return nn.functional.mse_loss(self.predict(self.schedule.noisy(clean, noise, steps), steps), noise)

    @torch.no_grad()
    def sample(self, count: int) -> np.ndarray:
        x = self.gaussians(count)
        for t in reversed(range(self.settings.timesteps)):
            predicted = self.average.model(x, torch.full((count,), t, device=self.device))
            x = self.schedule.previous(x, predicted, t, self.gaussians(count) if t > 0 else torch.zeros_like(x))
        return x.cpu().numpy()

    @torch.no_grad()
    def predict_noise(self, clean: np.ndarray, noise: np.ndarray) -> np.ndarray:
        """The noise that the trained network sees in given points, which pass through all steps in turn."""
        steps = torch.arange(len(clean), device=self.device) % self.settings.timesteps
        noisy = self.schedule.noisy(torch.from_numpy(clean).to(self.device), torch.from_numpy(noise).to(self.device), steps)
        return self.average.model(noisy, steps).cpu().numpy()

    def gaussians(self, count: int) -> torch.Tensor:
        return torch.randn(count, 2, generator=self.generator, device=self.device)


if __name__ == "__main__":
    harness.start(lambda options, random: Experiment(Settings.of(options.preset), runner.torch_device(options.device), random))

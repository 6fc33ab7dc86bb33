"""A variational autoencoder of pen strokes. An encoder reads a sketch in both directions and gives a Gaussian over latent vectors;
a decoder, given such a vector and the points so far, tells where the next point may lie and whether the pen is lifted. The harness
calls train, then encode, predict and draw, once for each class and seed; it draws the latent vectors, measures the times and
computes the metrics."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

import datasets
import harness
import runner


@dataclass(frozen=True)
class Settings:
    """All that one would tune. The weight of the divergence is 1 - (1 - kl_start) kl_decay^step."""

    steps: int
    batch: int
    encoder: int
    decoder: int
    latent: int
    mixtures: int
    rate: float
    rate_decay: float
    least_rate: float
    kl_start: float
    kl_decay: float
    kl_least: float
    temperature: float
    validate_every: int

    @staticmethod
    def of(preset: str) -> "Settings":
        match preset:
            case "full":
                return Settings(5_000, 32, 128, 512, 128, 20, 1e-3, 0.9999, 1e-5, 0.01, 0.99999, 0.2, 0.4, 250)
            case "mid":
                return Settings(1_200, 32, 64, 192, 16, 10, 4e-3, 0.998, 1e-5, 0.01, 0.9995, 0.1, 0.4, 100)
            case "quick":
                return Settings(400, 32, 24, 96, 8, 5, 1e-2, 0.994, 1e-5, 0.01, 0.9995, 0.1, 0.3, 50)
            case "smoke":
                return Settings(10, 16, 16, 32, 8, 3, 1e-2, 0.995, 1e-5, 0.01, 0.9995, 0.1, 0.4, 5)
        raise ValueError(f"no preset {preset}")


CLIP_NORM, BETAS = 1, (0.9, 0.999)
INPUT = 5  # dx, dy, and one of: pen down, pen lifted, end
TOGETHER = 100  # sketches at a time when nothing is trained


# --------------------------------------------------------------------------------------------------------------- network


class Encoder(nn.Module):
    def __init__(self, settings: Settings):
        super().__init__()
        self.lstm = nn.LSTM(INPUT, settings.encoder, bidirectional=True)
        self.mean = nn.Linear(2 * settings.encoder, settings.latent)
        self.log_variance = nn.Linear(2 * settings.encoder, settings.latent)
        _begin_as_usual(self.mean, self.log_variance)

    def forward(self, sketches: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Means and log variances, each batch by latent, of sketches: time by batch by 5."""
        _, (last, _) = self.lstm(sketches)
        both = torch.cat([last[0], last[1]], 1)
        return self.mean(both), self.log_variance(both)


class Decoder(nn.Module):
    def __init__(self, settings: Settings):
        super().__init__()
        self.state = nn.Linear(settings.latent, 2 * settings.decoder)
        self.lstm = nn.LSTM(INPUT + settings.latent, settings.decoder)
        self.out = nn.Linear(settings.decoder, 6 * settings.mixtures + 3)
        _begin_as_usual(self.state, self.out)

    def begin(self, latents: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The state before the first point: h and c, each 1 by batch by hidden."""
        h, c = self.state(latents).tanh().unsqueeze(0).chunk(2, 2)
        return h.contiguous(), c.contiguous()

    def forward(self, latents: torch.Tensor, points: torch.Tensor, state):
        """Outputs, time by batch by 6 M + 3, and the state after them."""
        inputs = torch.cat([points, latents.unsqueeze(0).expand(len(points), -1, -1)], 2)
        hidden, state = self.lstm(inputs, state)
        return self.out(hidden), state


def _begin_as_usual(*layers: nn.Linear) -> None:
    for layer in layers:
        bound = 1 / math.sqrt(layer.in_features)
        nn.init.uniform_(layer.weight, -bound, bound)
        nn.init.uniform_(layer.bias, -bound, bound)


# ---------------------------------------------------------------------------------------------------------------- losses


def reconstruction(outputs: torch.Tensor, targets: torch.Tensor, blur: float) -> torch.Tensor:
    """Minus the log likelihood of the next points and of the pen's state, each the mean over all steps and sketches."""
    parts = (outputs.shape[2] - 3) // 6
    logits, mean_x, mean_y, log_x, log_y, correlation, states = outputs.split([parts] * 6 + [3], 2)
    x, y, pen = targets[..., 0:1] - mean_x, targets[..., 1:2] - mean_y, targets[..., 2:5]
    density = logits.log_softmax(2) + log_density(x, y, log_x.exp(), log_y.exp(), correlation.tanh(), blur)
    most = density.amax(2, keepdim=True).detach()
    points = (((density - most).exp().sum(2, keepdim=True).log() + most) * (1 - pen[..., 2:3])).mean()
    return -(points + (pen * states.log_softmax(2)).sum(2).mean())


def log_density(x, y, sx, sy, r, blur: float) -> torch.Tensor:
    """Of a correlated Gaussian around zero; widened by the variance of a pixel, which bounds it and keeps it finite."""
    vx, vy = sx.square(), sy.square()
    determinant = vx * vy * (1 - r.square()) + (vx + vy + blur) * blur
    square = x.square() * (vy + blur) - x * y * sx * sy * r * 2 + y.square() * (vx + blur)
    return -0.5 * (square / determinant + determinant.log()) - math.log(2 * math.pi)


def divergence(mean: torch.Tensor, log_variance: torch.Tensor) -> torch.Tensor:
    """Of the posterior from the standard normal distribution, the mean over sketches and dimensions."""
    return ((1 + log_variance - mean.square() - log_variance.exp()) * -0.5).mean()


# -------------------------------------------------------------------------------------------------------------- learning


class Experiment(harness.Learner):
    def __init__(self, settings: Settings, frame: datasets.Frame, device: torch.device, random: np.random.Generator):
        torch.manual_seed(int(random.integers(2**63)))
        self.settings, self.frame, self.device, self.random = settings, frame, device, random
        self.encoder, self.decoder = Encoder(settings).to(device), Decoder(settings).to(device)
        # On a GPU the many small kernels of the likelihood wait to be started; compiled, they are few.
        self.reconstruction = torch.compile(reconstruction) if device.type == "cuda" else reconstruction

    def train(self, sketches: list[np.ndarray], validation: list[np.ndarray]) -> harness.History:
        settings = self.settings
        parts = [(part, torch.optim.Adam(part.parameters(), settings.rate, BETAS)) for part in (self.encoder, self.decoder)]
        history = harness.History([], [], [], [])
        for step in range(settings.steps):
            batch = [sketches[i] for i in self.random.integers(len(sketches), size=settings.batch)]
            likelihood, kl = self.losses(batch)
            weight = 1 - (1 - settings.kl_start) * settings.kl_decay**step
            loss = likelihood + kl.clamp(min=settings.kl_least) * weight  # A divergence below the least is free.
            loss.backward()
            history.loss.append(runner.finite(step, loss))
            history.reconstruction.append(likelihood.item())
            history.divergence.append(kl.item())
            for part, optimizer in parts:
                nn.utils.clip_grad_norm_(part.parameters(), CLIP_NORM)
                optimizer.param_groups[0]["lr"] = max(settings.least_rate, settings.rate * settings.rate_decay**step)
                optimizer.step()
                optimizer.zero_grad()
            if (step + 1) % settings.validate_every == 0:
                with torch.no_grad():
                    history.validation.append((step + 1, *(loss.item() for loss in self.losses(validation))))
        return history

    def losses(self, sketches: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
        """Reconstruction with a latent vector from the posterior, and divergence."""
        points = self.tensor(sketches)
        mean, log_variance = self.encoder(points[1:])
        noise = torch.from_numpy(self.random.standard_normal(mean.shape, dtype=np.float32)).to(self.device)
        latents = mean + (0.5 * log_variance).exp() * noise
        outputs, _ = self.decoder(latents, points[:-1], self.decoder.begin(latents))
        return self.reconstruction(outputs, points[1:], self.frame.pixel**2 / 12), divergence(mean, log_variance)

    def tensor(self, sketches: list[np.ndarray]) -> torch.Tensor:
        """Points, longest + 2 by batch by 5: a start (0, 0, pen down), the sketch, and the end over and over."""
        points = np.zeros((self.frame.longest + 2, len(sketches), INPUT), np.float32)
        points[0, :, 2] = 1
        points[1:, :, 4] = 1
        for b, sketch in enumerate(sketches):
            rows = points[1:len(sketch) + 1, b]
            rows[:, :2], rows[:, 2], rows[:, 3], rows[:, 4] = sketch[:, :2], 1 - sketch[:, 2], sketch[:, 2], 0
        return torch.from_numpy(points).to(self.device)

    # ----------------------------------------------------------------------------------------------------------- results

    @torch.no_grad()
    def encode(self, sketches: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        parts = [self.encoder(self.tensor(sketches[i:i + TOGETHER])[1:]) for i in range(0, len(sketches), TOGETHER)]
        return tuple(torch.cat(values).cpu().numpy() for values in zip(*parts))

    @torch.no_grad()
    def predict(self, latents: np.ndarray, sketches: list[np.ndarray]) -> np.ndarray:
        parts = []
        for i in range(0, len(sketches), TOGETHER):
            z = torch.from_numpy(latents[i:i + TOGETHER]).to(self.device)
            outputs, _ = self.decoder(z, self.tensor(sketches[i:i + TOGETHER])[:-1], self.decoder.begin(z))
            parts.append(outputs.transpose(0, 1).cpu().numpy())
        return np.concatenate(parts)

    @torch.no_grad()
    def draw(self, latents: np.ndarray) -> list[np.ndarray]:
        """Point by point, all sketches at once; a lower temperature keeps to what is likely."""
        z = torch.from_numpy(latents).to(self.device)
        state, count = self.decoder.begin(z), len(latents)
        points = np.zeros((self.frame.longest + 1, count, INPUT), np.float32)
        points[0, :, 2] = 1
        for t in range(self.frame.longest):
            outputs, state = self.decoder(z, torch.from_numpy(points[t:t + 1]).to(self.device), state)
            points[t + 1] = self.next(outputs[0].cpu().numpy())
            ended = points[t, :, 4] == 1
            points[t + 1, ended] = points[t, ended]
        lengths = (points[1:, :, 4] == 0).sum(0)
        return [points[1:length + 1, i][:, [0, 1, 3]] for i, length in enumerate(lengths)]

    def next(self, outputs: np.ndarray) -> np.ndarray:
        n, rows = self.settings.mixtures, np.arange(len(outputs))
        part, state = self.choose(outputs[:, :n]), self.choose(outputs[:, 6 * n:])
        mean_x, mean_y, log_x, log_y, correlation = (outputs[rows, k * n + part] for k in range(1, 6))
        a, b = self.random.standard_normal((2, len(outputs)))
        r, wide = np.tanh(correlation), math.sqrt(self.settings.temperature)
        points = np.zeros((len(outputs), INPUT), np.float32)
        points[:, 0] = mean_x + wide * np.exp(log_x) * a
        points[:, 1] = mean_y + wide * np.exp(log_y) * (r * a + np.sqrt(1 - r * r) * b)
        points[rows, 2 + state] = 1
        return points

    def choose(self, logits: np.ndarray) -> np.ndarray:
        """For each row a place, by the softmax of the logits over the temperature."""
        sums = np.exp((logits - logits.max(1, keepdims=True)) / self.settings.temperature).cumsum(1)
        return (sums[:, :-1] <= self.random.random((len(logits), 1)) * sums[:, -1:]).sum(1)


if __name__ == "__main__":
    harness.start(lambda options, frame, random: Experiment(Settings.of(options.preset), frame, runner.torch_device(options.device), random))

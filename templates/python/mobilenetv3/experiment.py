"""A small MobileNetV3 learns to classify pictures: inverted residual blocks of depthwise convolutions with squeeze and
excitation. The harness calls train, then classify, once for each data set and seed; it gives the pictures, measures the times
and computes the metrics."""

import copy
import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

import harness
import metrics
import runner
from pictures import Pictures


@dataclass(frozen=True)
class Block:
    """An inverted residual block: widen, filter each channel with a kernel, weigh the channels, narrow."""

    kernel: int
    wide: int
    out: int
    squeeze: bool
    hard_swish: bool
    stride: int


# MobileNetV3-Small (Howard et al. 2019), but for pictures of 32: they are halved three times, not five.
SMALL = (
    Block(3, 16, 16, True, False, 1), Block(3, 72, 24, False, False, 2), Block(3, 88, 24, False, False, 1),
    Block(5, 96, 40, True, True, 2), Block(5, 240, 40, True, True, 1), Block(5, 240, 40, True, True, 1),
    Block(5, 120, 48, True, True, 1), Block(5, 144, 48, True, True, 1),
    Block(5, 288, 96, True, True, 2), Block(5, 576, 96, True, True, 1), Block(5, 576, 96, True, True, 1))

# For pictures of 16.
MEDIUM = (
    Block(3, 16, 16, True, False, 1), Block(3, 64, 24, False, False, 2), Block(3, 72, 24, False, False, 1),
    Block(3, 96, 40, True, True, 2), Block(3, 120, 40, True, True, 1))

# For a first look at pictures of 16.
TINY = (
    Block(3, 24, 16, True, False, 2), Block(3, 48, 16, False, False, 1),
    Block(3, 64, 32, True, True, 2), Block(3, 96, 32, True, True, 1))


@dataclass(frozen=True)
class Settings:
    """All that one would tune."""

    stem: int
    blocks: tuple[Block, ...]
    head: int
    hidden: int
    dropout: float
    epochs: int
    batch_size: int
    learning_rate: float
    weight_decay: float
    norm_momentum: float
    linear_deviation: float
    shift: int

    @staticmethod
    def of(preset: str) -> "Settings":
        match preset:
            case "full":
                return Settings(16, SMALL, 576, 1024, 0.2, 30, 128, 0.01, 1e-4, 0.01, 0.01, 4)
            case "mid":
                return Settings(16, MEDIUM, 240, 256, 0.2, 12, 64, 0.1, 1e-4, 0.1, 0.1, 1)
            case "quick":
                return Settings(12, TINY, 96, 128, 0.1, 8, 32, 0.1, 1e-4, 0.1, 0.1, 1)
            case "smoke":
                return Settings(8, (Block(3, 16, 8, True, True, 2),), 16, 16, 0.1, 1, 32, 0.05, 1e-4, 0.1, 0.1, 1)
        raise ValueError(f"no preset {preset}")


MOMENTUM, NORM_EPSILON = 0.9, 1e-3
CLASSIFIED = 256  # pictures at a time


# --------------------------------------------------------------------------------------------------------------- network


def hard_sigmoid(x: Tensor) -> Tensor:
    return (x + 3).clamp(0, 6) / 6


def hard_swish(x: Tensor) -> Tensor:
    return x * hard_sigmoid(x)


class Convolution(nn.Module):
    """Without a bias, with normalisation behind it."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, groups: int, momentum: float):
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, NORM_EPSILON, momentum)
        nn.init.normal_(self.convolution.weight, 0, math.sqrt(2 / (outputs * kernel * kernel)))

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.convolution(x))


def linear(inputs: int, outputs: int, deviation: float) -> nn.Linear:
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, 0, deviation)
    nn.init.zeros_(layer.bias)
    return layer


class SqueezeExcite(nn.Module):
    """Weighs the channels by what their averages say."""

    def __init__(self, channels: int):
        super().__init__()
        narrow = multiple_of_8(channels / 4)
        self.squeeze = linear(channels, narrow, math.sqrt(2 / narrow))
        self.excite = linear(narrow, channels, math.sqrt(2 / channels))

    def forward(self, x: Tensor) -> Tensor:
        weights = hard_sigmoid(self.excite(self.squeeze(x.mean((2, 3))).relu()))
        return x * weights[:, :, None, None]


def multiple_of_8(width: float) -> int:
    """The nearest multiple of 8 that is not more than a tenth smaller."""
    nearest = max(8, int(width + 4) // 8 * 8)
    return nearest + 8 if nearest < 0.9 * width else nearest


class InvertedResidual(nn.Module):
    def __init__(self, block: Block, inputs: int, momentum: float):
        super().__init__()
        self.activation = hard_swish if block.hard_swish else torch.relu
        self.widen = Convolution(inputs, block.wide, 1, 1, 1, momentum) if block.wide != inputs else None
        self.filter = Convolution(block.wide, block.wide, block.kernel, block.stride, block.wide, momentum)
        self.weigh = SqueezeExcite(block.wide) if block.squeeze else nn.Identity()
        self.narrow = Convolution(block.wide, block.out, 1, 1, 1, momentum)
        self.residual = block.stride == 1 and block.out == inputs

    def forward(self, x: Tensor) -> Tensor:
        h = x if self.widen is None else self.activation(self.widen(x))
        h = self.narrow(self.weigh(self.activation(self.filter(h))))
        return x + h if self.residual else h


class Network(nn.Module):
    """The stem, the blocks, and the head."""

    def __init__(self, settings: Settings, classes: int):
        super().__init__()
        momentum, inputs = settings.norm_momentum, settings.stem
        self.stem = Convolution(3, inputs, 3, 1, 1, momentum)
        self.blocks = nn.Sequential()
        for block in settings.blocks:
            self.blocks.append(InvertedResidual(block, inputs, momentum))
            inputs = block.out
        self.head = Convolution(inputs, settings.head, 1, 1, 1, momentum)
        self.hidden = linear(settings.head, settings.hidden, settings.linear_deviation)
        self.dropout = nn.Dropout(settings.dropout)
        self.out = linear(settings.hidden, classes, settings.linear_deviation)

    def forward(self, x: Tensor) -> Tensor:
        """The logits of pictures (batch, 3, size, size)."""
        x = self.blocks(hard_swish(self.stem(x)))
        x = hard_swish(self.head(x)).mean((2, 3))
        return self.out(self.dropout(hard_swish(self.hidden(x))))


# -------------------------------------------------------------------------------------------------------------- training


class Experiment(harness.Learner):
    def __init__(self, settings: Settings, device: torch.device, random: np.random.Generator):
        self.settings, self.device, self.random = settings, device, random
        self.fast = device.type == "cuda"  # compiled, and in bfloat16 where that is safe
        torch.manual_seed(int(random.integers(2**31)))

    def train(self, training: Pictures, validation: Pictures) -> harness.Course:
        settings = self.settings
        self.network = Network(settings, training.classes).to(self.device)
        self.size, self.scale = training.size, self.scales(training)
        self.compiled = torch.compile(self.network) if self.fast else self.network
        pixels, labels = (torch.from_numpy(array).to(self.device) for array in (training.pixels, training.labels))
        steps = len(training) // settings.batch_size  # in an epoch; what is left over is left out
        optimizer = torch.optim.SGD(self.network.parameters(), settings.learning_rate, MOMENTUM, weight_decay=settings.weight_decay)
        losses, epochs, highest, best = [], [], -1.0, None
        for epoch in range(settings.epochs):
            self.network.train()
            optimizer.param_groups[0]["lr"] = self.learning_rate(epoch)
            order = torch.from_numpy(self.random.permutation(len(training))).to(self.device)
            for i in range(steps):
                batch = order[i * settings.batch_size:(i + 1) * settings.batch_size]
                loss = nn.functional.cross_entropy(self.logits(self.augmented(pixels[batch])), labels[batch])
                optimizer.zero_grad()
                loss.backward()
                losses.append(runner.finite(epoch * steps + i, loss))
                optimizer.step()
            logits = self.classify(validation)
            accuracy = metrics.accuracy(logits, validation.labels)
            epochs.append([(epoch + 1) * steps, accuracy, metrics.cross_entropy(logits, validation.labels)])
            if accuracy > highest:
                highest, best = accuracy, copy.deepcopy(self.network.state_dict())
        self.network.load_state_dict(best)
        return harness.Course(losses, epochs)

    def learning_rate(self, epoch: int) -> float:
        """Half a cosine from the full rate to zero, over epochs."""
        return self.settings.learning_rate * 0.5 * (1 + math.cos(math.pi * epoch / self.settings.epochs))

    def logits(self, inputs: Tensor) -> Tensor:
        with torch.autocast("cuda", torch.bfloat16, enabled=self.fast):
            return self.compiled(inputs).float()

    def scales(self, training: Pictures) -> tuple[Tensor, Tensor]:
        """Mean and deviation of each channel of the training pictures."""
        channels = training.pixels.transpose(1, 0, 2, 3).reshape(3, -1)
        return tuple(torch.tensor([function(channel / 255.0) for channel in channels], dtype=torch.float32, device=self.device).view(1, 3, 1, 1)
                     for function in (np.mean, np.std))

    def scaled(self, pixels: Tensor) -> Tensor:
        mean, deviation = self.scale
        return (pixels / 255 - mean) / deviation

    def augmented(self, pixels: Tensor) -> Tensor:
        """Scaled pictures, each moved by up to some pixels and mirrored by chance."""
        count, shift, along = len(pixels), self.settings.shift, np.arange(self.size)
        rows = along + self.random.integers(0, 2 * shift, (count, 1), endpoint=True)
        columns = np.where(self.random.integers(0, 2, (count, 1)), along[::-1], along) + self.random.integers(0, 2 * shift, (count, 1), endpoint=True)
        rows, columns = (torch.from_numpy(places).to(self.device) for places in (rows, columns))
        padded = nn.functional.pad(self.scaled(pixels), (shift, shift, shift, shift))
        picture, channel = torch.arange(count, device=self.device), torch.arange(3, device=self.device)
        return padded[picture[:, None, None, None], channel[:, None, None], rows[:, None, :, None], columns[:, None, None, :]]

    # ----------------------------------------------------------------------------------------------------------- results

    @torch.no_grad()
    def classify(self, pictures: Pictures) -> np.ndarray:
        self.network.eval()
        batches = torch.from_numpy(pictures.pixels).split(CLASSIFIED)
        return torch.cat([self.logits(self.scaled(batch.to(self.device))) for batch in batches]).cpu().numpy()

    def parameters(self) -> int:
        return sum(weight.numel() for weight in self.network.parameters())

    @torch.no_grad()
    def multiply_adds(self) -> int:
        """Counted while one blank picture passes through: each weight is used once for each place of the output."""
        counts = []

        def count(layer: nn.Module, _, output: Tensor) -> None:
            counts.append(layer.weight.numel() * output[0, 0].numel())

        hooks = [layer.register_forward_hook(count) for layer in self.network.modules() if isinstance(layer, nn.Conv2d | nn.Linear)]
        self.network.eval()(torch.zeros(1, 3, self.size, self.size, device=self.device))
        for hook in hooks:
            hook.remove()
        return sum(counts)


if __name__ == "__main__":
    harness.start(lambda options, random: Experiment(Settings.of(options.preset), runner.torch_device(options.device), random))

"""Fine-tunes the teacher on annotated texts: weights from `teacher_weights.py` in, a teacher for `label_silver.py` out.

A corpus that does not tell companies from other organizations (label ORG) teaches "one of the two": a word's gold is
the set of tags it may have, and the loss is the probability that falls outside. The lowest layers and the pieces stay
as they are. The result is the mean of the weights after each epoch.
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from evaluate import read_records
from teacher import FORBIDDEN, TAGS, TYPES, Teacher, batch_by_length, load_teacher, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teacher_text import PieceTokenizer, Window

KINDS = {label: (label,) for label in TYPES} | {"ORG": ("COMPANY", "ORGANIZATION")}
UNKNOWN = frozenset(TAGS)
Sample = tuple[int, "Window"]


def allow_tags(words: Sequence[tuple[int, int]], entities: Sequence[dict[str, Any]]) -> list[frozenset[str]]:
    """List the tags that each word may have; words of a name that cuts through a word may have any."""
    allowed = [frozenset({"O"})] * len(words)
    for entity in sorted(entities, key=lambda entity: entity["start"] - entity["end"]):
        kinds = KINDS.get(entity["label"])
        inside = [word for word, (start, end) in enumerate(words) if start < entity["end"] and end > entity["start"]]
        if not kinds or not inside or any(allowed[word] != {"O"} for word in inside):
            continue
        exact = words[inside[0]][0] == entity["start"] and words[inside[-1]][1] == entity["end"]
        for word in inside:
            mark = "B" if word == inside[0] else "I"
            allowed[word] = frozenset(f"{mark}-{kind}" for kind in kinds) if exact else UNKNOWN
    return allowed


def make_masks(batch: Sequence[Sample], allowed: dict[int, list[frozenset[str]]]) -> torch.Tensor:
    """Build (texts, words, tags) truth values of what is allowed; padding allows everything."""
    width = max(len(window.words) for _, window in batch)
    masks = torch.ones((len(batch), width, len(TAGS)), dtype=torch.bool)
    for row, (index, window) in enumerate(batch):
        for word in range(len(window.words)):
            masks[row, word] = torch.tensor([tag in allowed[index][word] for tag in TAGS])
    return masks


def prepare(
    corpora: Sequence[tuple[Path, float]], tokenizer: PieceTokenizer
) -> tuple[list[tuple[list[Sample], float]], dict[int, list[frozenset[str]]]]:
    """Cut every corpus into windows, each with a number and the tags its words may have."""
    prepared, allowed = [], {}
    for path, share in corpora:
        samples: list[Sample] = []
        for record in read_records(path):
            for window in tokenizer.windows(record["text"]):
                allowed[len(allowed)] = allow_tags(window.words, record["entities"])
                samples.append((len(allowed) - 1, window))
        prepared.append((samples, share))
    return prepared, allowed


def freeze(teacher: Teacher, layers: int) -> None:
    """Keep the pieces, the positions and the lowest layers as they are."""
    for part in (teacher.pieces, teacher.positions, teacher.norm, *teacher.layers[:layers]):
        part.requires_grad_(requires_grad=False)


def fine_tune(
    teacher: Teacher,
    corpora: Sequence[tuple[list[Sample], float]],
    allowed: dict[int, list[frozenset[str]]],
    epochs: int,
) -> dict[str, torch.Tensor]:
    """Train `epochs` times over a sample of every corpus; return the mean of the epochs' weights."""
    trained = [weight for weight in teacher.parameters() if weight.requires_grad]
    head = set(teacher.head.parameters())
    groups = [
        {"params": [weight for weight in trained if weight not in head], "lr": 8e-5, "weight_decay": 0.01},
        {"params": list(head), "lr": 1e-3, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    plans = [[b for samples, share in corpora for b in _draw(samples, share)] for _ in range(epochs)]
    total = sum(len(plan) for plan in plans)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.06 * total)) * max(0.1, 1 - step / total)
    )
    mean: dict[str, torch.Tensor] = {}
    for epoch, plan in enumerate(plans, start=1):
        random.shuffle(plan)
        losses = [_step(teacher, batch, allowed, optimizer, schedule) for batch in plan]
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.4f}", file=sys.stderr, flush=True)
        for key, value in teacher.state_dict().items():
            mean[key] = mean.get(key, torch.zeros_like(value)) + value / epochs
    return mean


def _draw(samples: list[Sample], share: float) -> list[list[Sample]]:
    drawn = samples * int(share) + random.sample(samples, int(len(samples) * (share % 1)))
    return list(batch_by_length(drawn, pieces=512))


def _step(
    teacher: Teacher,
    batch: list[Sample],
    allowed: dict[int, list[frozenset[str]]],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    teacher.train()
    masks = make_masks(batch, allowed)
    scores = teacher(*pack([window for _, window in batch]))
    known = ~masks.all(dim=-1)
    loss = -torch.logsumexp(scores.masked_fill(~masks, FORBIDDEN), -1)[known].mean()
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return loss.item()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="folder that teacher_weights.py, or an earlier run, wrote")
    parser.add_argument("output", type=Path)
    parser.add_argument("--corpus", action="append", required=True, metavar="FILE[:SHARE]", help="share per epoch")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--freeze", type=int, default=2, help="lowest layers that stay as they are")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(int(backend.THREADS))
    torch.manual_seed(arguments.seed)
    random.seed(arguments.seed)
    teacher, tokenizer = load_teacher(arguments.weights)
    freeze(teacher, arguments.freeze)
    named = [option.partition(":") for option in arguments.corpus]
    corpora, allowed = prepare([(Path(path), float(share or 1)) for path, _, share in named], tokenizer)
    weights = fine_tune(teacher, corpora, allowed, arguments.epochs)
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name in ("pieces.json", "shape.json"):
        shutil.copyfile(arguments.weights / name, arguments.output / name)
    torch.save({key: value.half() for key, value in weights.items()}, arguments.output / "weights.pt")


if __name__ == "__main__":
    main()

"""The best labels of a window as a whole: a linear chain over what a network says of each token (Lafferty, McCallum and Pereira 2001; over a
neural network: Collobert and others 2011).

A network judges tokens one by one and may end a name in its middle («سيب» | «بلاتر»); the chain knows which label follows which.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """`begins` and `ends`: scores of each label at a window's first and last token; `steps[a, b]`: of `b` after `a`."""

    begins: Scores
    steps: Scores
    ends: Scores

    def labels(self, scores: Scores) -> tuple[list[int], list[float]]:
        """The likeliest row of labels (Viterbi 1967) and, of each, the probability that it stands there whatever the others are (Rabiner
        1989, forward and backward). `scores`: tokens × labels.

        >>> chain = Chain(np.zeros(2, "f"), np.array([[0, -9], [0, 0]], "f"), np.zeros(2, "f"))
        >>> chain.labels(np.array([[2, 0], [0, 1]], "f"))[0]
        [0, 0]
        """
        if not len(scores):
            return [], []
        best, back = self.begins + scores[0], list[npt.NDArray[np.intp]]()
        for row in scores[1:]:
            ways = best[:, None] + self.steps
            came = ways.argmax(axis=0)
            back.append(came)
            best = ways[came, np.arange(len(came))] + row
        path = [int((best + self.ends).argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        path.reverse()
        shares = self._shares(scores)
        return path, [float(share[label]) for share, label in zip(shares, path, strict=True)]

    def _shares(self, scores: Scores) -> Scores:
        """The probability of each label at each token; every step is scaled to a sum of one."""
        local = np.exp(scores - scores.max(axis=1, keepdims=True))
        steps = np.exp(self.steps)
        forward, backward = np.empty_like(local), np.empty_like(local)
        at = local[0] * np.exp(self.begins)
        forward[0] = at / at.sum()
        for place in range(1, len(local)):
            at = (forward[place - 1] @ steps) * local[place]
            forward[place] = at / at.sum()
        at = np.exp(self.ends)
        backward[-1] = at / at.sum()
        for place in range(len(local) - 2, -1, -1):
            at = steps @ (backward[place + 1] * local[place + 1])
            backward[place] = at / at.sum()
        both: Scores = forward * backward
        both /= both.sum(axis=1, keepdims=True)
        return both

"""What scikit-learn asks of an estimator beside fit and score: its options."""

from __future__ import annotations

import os
from typing import Any

from ._options import Config


class Estimator:
    """Of a Forecaster, which has the options."""

    _config: str | os.PathLike[str] | None
    _options: dict[str, Any]
    _handle: Any
    _run: bytes | None

    def __sklearn_is_fitted__(self) -> bool:
        """What a Pipeline asks before it passes data on."""
        return bool(self._handle or self._run)

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks from 1.6 on: there is no y, values may be missing, and scores are of no kind it knows."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(estimator_type=None, target_tags=TargetTags(required=False), input_tags=InputTags(allow_nan=True))

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The options as they were given."""
        del deep
        return {**({} if self._config is None else {"config": self._config}), **self._options}

    def set_params(self, **options: Any) -> Any:
        """Changes options; what was trained stays until the next fit."""
        config = options.pop("config", self._config)
        changed = {**self._options, **options}
        Config(config, changed)  # what is refused changes nothing
        self._config, self._options = config, changed
        return self

    def __repr__(self) -> str:
        return f"Forecaster({', '.join(f'{name}={value!r}' for name, value in self.get_params().items())})"

"""The window: the only place that knows Qt. It reaches data through services only."""

"""The page of one interview: the whole window, nothing else on it. The window finds it by `entry`."""

"""`census-app`: the window without a command, batch work with one."""

import sys

from census_app.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m sopan`, the same as `sopan`."""

import sys

from sopan.cli.main import main

sys.exit(main())

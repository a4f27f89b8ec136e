"""`python -m wsisdiff`."""

from wsisdiff.cli import main

if __name__ == "__main__":
    main()

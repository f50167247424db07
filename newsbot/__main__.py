"""`python -m newsbot` is `newsbot`, wherever the script was installed to."""

from newsbot.cli import main

if __name__ == "__main__":
    main()

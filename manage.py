"""`postventa`, from a checkout."""

from saleor_postventa.config.cli import main

if __name__ == "__main__":
    main()

"""`python -m ngen_pdf`."""

from ngen_pdf.cli import main

if __name__ == "__main__":
    main()

"""`python -m saleor_postventa.sandbox`: serve the stand-in Saleor."""

import uvicorn

from .app import build_app
from .options import read_options
from .runtime import Runtime


def main() -> None:
    options = read_options()
    runtime = Runtime.build(options)
    uvicorn.run(
        build_app(runtime),
        host=options.host,
        port=options.port,
        log_level="warning",
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main()

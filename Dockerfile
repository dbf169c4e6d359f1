# syntax=docker/dockerfile:1
# Not run yet: see docs/guides/deploy.md. One image for web, worker, beat and migrate; each names its word behind `postventa`.

FROM node:20-slim AS dashboard
WORKDIR /source/dashboard-extension
COPY dashboard-extension/package.json dashboard-extension/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY dashboard-extension ./
COPY graphql ../graphql
RUN npm run build

FROM python:3.12-slim AS wheel
WORKDIR /source
COPY requirements requirements
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/base.txt -r requirements/dev.txt
COPY . .
COPY --from=dashboard /source/dashboard-extension/dist dashboard-extension/dist
RUN .venv/bin/python -m tools.wheel

FROM python:3.12-slim
RUN useradd --system --create-home --uid 10001 postventa \
    && install -d -o postventa /srv/postventa /srv/postventa/media
WORKDIR /srv/postventa
COPY requirements/base.txt /tmp/requirements.txt
COPY --from=wheel /source/dist/*.whl /tmp/
RUN pip install --no-cache-dir --require-hashes -r /tmp/requirements.txt \
    && pip install --no-cache-dir --no-deps /tmp/*.whl \
    && rm /tmp/*.whl /tmp/requirements.txt
USER postventa
ENV PYTHONUNBUFFERED=1 POSTVENTA_HOST=0.0.0.0 POSTVENTA_PORT=8200 POSTVENTA_MEDIA_DIR=/srv/postventa/media
VOLUME /srv/postventa/media
EXPOSE 8200
# Of `serve`; compose.yaml switches it off, or puts another in its place, for the others.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=4 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"POSTVENTA_PORT\"]}/health/ready', timeout=4)"]
ENTRYPOINT ["postventa"]
CMD ["serve"]

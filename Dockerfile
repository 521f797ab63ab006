# syntax=docker/dockerfile:1
# Images of the services, one target each. Built inside, so that Docker alone suffices:
#   docker build --target order -t shop/order .

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
# -Drun leaves out whatever only serves tests.
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -Drun package --also-make --projects \
    order-context/order-service,payment-context/payment-service,shipping-context/shipping-service,supporting/edge/gateway,supporting/edge/authorization,supporting/simulators

# Libraries change less often than our own code: as layers of their own they are neither built nor sent again.
FROM build AS layers
RUN set -eu; \
    extract() { java -Djarmode=tools -jar "$2" extract --layers --launcher --destination "/layers/$1"; }; \
    extract order order-context/order-service/target/order-service-*-exec.jar; \
    extract payment payment-context/payment-service/target/payment-service-*-exec.jar; \
    extract shipping shipping-context/shipping-service/target/shipping-service-*-exec.jar; \
    extract gateway supporting/edge/gateway/target/gateway-*-exec.jar; \
    extract authorization supporting/edge/authorization/target/authorization-*-exec.jar; \
    extract psp supporting/simulators/target/simulators-*-psp.jar; \
    extract carrier supporting/simulators/target/simulators-*-carrier.jar

FROM eclipse-temurin:17.0.17_10-jre-noble AS runtime
# Axon's update check would report to its makers.
ENV AXONIQ_UPDATE_CHECKER_DISABLED=true \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
RUN groupadd --system --gid 10001 shop \
    && useradd --system --uid 10001 --gid shop --no-create-home --shell /usr/sbin/nologin shop \
    && mkdir /data && chown shop:shop /data
WORKDIR /application
USER 10001:10001
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

FROM runtime AS order
COPY --from=layers /layers/order/dependencies/ ./
COPY --from=layers /layers/order/spring-boot-loader/ ./
COPY --from=layers /layers/order/snapshot-dependencies/ ./
COPY --from=layers /layers/order/application/ ./
EXPOSE 8081

FROM runtime AS payment
COPY --from=layers /layers/payment/dependencies/ ./
COPY --from=layers /layers/payment/spring-boot-loader/ ./
COPY --from=layers /layers/payment/snapshot-dependencies/ ./
COPY --from=layers /layers/payment/application/ ./
EXPOSE 8082

FROM runtime AS shipping
COPY --from=layers /layers/shipping/dependencies/ ./
COPY --from=layers /layers/shipping/spring-boot-loader/ ./
COPY --from=layers /layers/shipping/snapshot-dependencies/ ./
COPY --from=layers /layers/shipping/application/ ./
EXPOSE 8083

FROM runtime AS gateway
COPY --from=layers /layers/gateway/dependencies/ ./
COPY --from=layers /layers/gateway/spring-boot-loader/ ./
COPY --from=layers /layers/gateway/snapshot-dependencies/ ./
COPY --from=layers /layers/gateway/application/ ./
EXPOSE 8080

FROM runtime AS authorization
COPY --from=layers /layers/authorization/dependencies/ ./
COPY --from=layers /layers/authorization/spring-boot-loader/ ./
COPY --from=layers /layers/authorization/snapshot-dependencies/ ./
COPY --from=layers /layers/authorization/application/ ./
EXPOSE 9000

FROM runtime AS psp
COPY --from=layers /layers/psp/dependencies/ ./
COPY --from=layers /layers/psp/spring-boot-loader/ ./
COPY --from=layers /layers/psp/snapshot-dependencies/ ./
COPY --from=layers /layers/psp/application/ ./
EXPOSE 8091

FROM runtime AS carrier
COPY --from=layers /layers/carrier/dependencies/ ./
COPY --from=layers /layers/carrier/spring-boot-loader/ ./
COPY --from=layers /layers/carrier/snapshot-dependencies/ ./
COPY --from=layers /layers/carrier/application/ ./
EXPOSE 8092

package shop.platform.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import shop.kernel.OrderId;
import shop.platform.security.Roles;

/** Describes the API of a service, with the authorisation that Swagger UI's button uses. */
@AutoConfiguration
public class OpenApiConfiguration {

    static final String SCHEME = "oauth2";

    private static final String INTRODUCTION = """
            One of the three services of the shop: orders are placed with *order*; *payment* and *shipping* show what \
            follows.

            **Who you are.** Every request needs an access token (OAuth 2.0, client credentials) of a role: `shop`, \
            `customer`, `support`, `warehouse` or `operator`; each operation names the roles of which one is enough. On \
            the quickstart the clients are `demo-shop`, `demo-customer`, `demo-support`, `demo-warehouse` and \
            `demo-operator`, each with its name and `-secret` as secret. A customer sees their own orders only.

            **Sending again.** An order is placed once under its `Idempotency-Key` (or its `orderId`): the same content \
            again is answered as before, with `Idempotency-Replayed: true`; another content is refused with 409 (ORD-13). \
            What was read has an `ETag`; with it as `If-Match` a change is refused (412) if somebody was faster.

            **Pages.** A list tells as `next` the cursor of the following page, to be sent as `cursor`; the last page \
            tells none.

            **Errors** are `application/problem+json` (RFC 9457), with a stable `code` for programs and, where a rule \
            refuses, its id as `rule` and a `Link` (`rel="help"`) to its place in [the book of the business](/specifications), \
            which the gateway serves: what is decided by which rule, in scenarios. Unknown fields and query parameters are refused with 400. After 429 and 503 come \
            back as many seconds later as `Retry-After` says.

            **To try.** Payment tokens and postcodes decide what the simulated provider and carrier do: `tok_approve` and \
            `tok_decline_insufficient_funds`; with `tok_capture_fails_2` the money cannot be taken at the first two tries, with \
            `tok_capture_fails` never; to postcode `00000` nothing can be delivered, so the parcel is on hold until it has \
            another address, `11111` is put right to `11112`, `22222`, `44444` and `55555` have failed attempts, come back, \
            and are damaged.

            **From the carrier.** Scans come to shipping as signed notifications at `/carrier-notifications`, which is for \
            the carrier alone and so no part of this description. The payment provider tells payment at \
            `/provider-notifications`.
            """;

    static {
        // The description must show ids as they travel.
        idIsText(OrderId.class, "^order-[A-Za-z0-9-]{1,64}$", "order-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36");
    }

    /** An id travels as plain text; the description of every API says so too. */
    public static void idIsText(Class<?> id, String pattern, String example) {
        SpringDocUtils.getConfig()
                .replaceWithSchema(id, new StringSchema().pattern(pattern).example(example));
    }

    @Bean
    OpenAPI description(
            @Value("${spring.application.name}") String service,
            @Value("${shop.security.token-url:${shop.security.issuer:http://127.0.0.1:9000}/oauth2/token}")
                    String tokens) {
        return new OpenAPI()
                .info(new Info()
                        .title(service)
                        .version("v1")
                        .description(INTRODUCTION)
                        .contact(
                                new Contact()
                                        .name(
                                                "whoever keeps this system; CONTRIBUTING.md and SECURITY.md say how to reach them"))
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .description(
                                                "Access tokens are JWTs, signed and for a few minutes, and checked as RFC8725 asks: algorithm, signature, issuer, audience, expiry, subject.")
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl(tokens)
                                                        .scopes(scopes())))))
                .security(List.of(new SecurityRequirement().addList(SCHEME)));
    }

    @Bean
    OperationsAsAnswered operationsAsAnswered() {
        return new OperationsAsAnswered();
    }

    @Bean
    ModelConverter shapesAsSent() {
        return new ShapesAsSent();
    }

    /** Shapes that stand in annotations and signatures only. */
    @Bean
    OpenApiCustomizer withoutWhatIsNotSent(OperationsAsAnswered operations) {
        return description -> {
            operations.share(description.getComponents());
            description.getComponents().getSchemas().keySet().removeAll(Set.of("ProblemDetail", "SseEmitter"));
            description.setServers(
                    List.of(new Server().url("/").description("behind the gateway, or the service itself")));
        };
    }

    /** A client may ask for its role as scope; without one, its token has the role all the same. */
    private static Scopes scopes() {
        return new Scopes()
                .addString(Roles.SHOP, "places orders for its customers, reads and cancels them")
                .addString(Roles.CUSTOMER, "reads and cancels their own orders")
                .addString(Roles.SUPPORT, "helps customers: reads all, places and cancels for them")
                .addString(Roles.WAREHOUSE, "packs parcels and hands them over")
                .addString(Roles.OPERATOR, "runs the system");
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().example("lines[0].sku"))
                .addProperty("code", new StringSchema().example("unknown-field"))
                .addProperty("message", new StringSchema());
        error.setRequired(List.of("field", "code", "message"));
        Schema<?> problem = new ObjectSchema()
                .description("An error (RFC 9457)")
                .addProperty(
                        "type", new StringSchema().format("uri").description("of the rule that refuses; else absent"))
                .addProperty("title", new StringSchema().description("the status in words"))
                .addProperty("status", new IntegerSchema().description("the status of the answer"))
                .addProperty("detail", new StringSchema().description("what is wrong, and the way out, for people"))
                .addProperty("code", new StringSchema().description("what exactly is wrong; stable, for programs"))
                .addProperty("rule", new StringSchema().description("the id of the rule that refuses"))
                .addProperty(
                        "facts",
                        new ObjectSchema()
                                .additionalProperties(new StringSchema())
                                .description("the values that the decision rested on"))
                .addProperty("errors", new ArraySchema().items(error).description("each thing that is wrong"));
        problem.setRequired(List.of("title", "status", "detail", "code"));
        return problem;
    }
}

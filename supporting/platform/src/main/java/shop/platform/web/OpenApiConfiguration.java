package shop.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import shop.kernel.Money;
import shop.kernel.OrderId;

/** Describes the API of a service, with the authorisation that Swagger UI's button uses. */
@AutoConfiguration
public class OpenApiConfiguration {

    private static final String SCHEME = "oauth2";

    static {
        // The description must show ids and amounts as they travel.
        SpringDocUtils.getConfig()
                .replaceWithClass(OrderId.class, String.class)
                .replaceWithSchema(Money.class, money());
    }

    private static Schema<Object> money() {
        var money = new ObjectSchema();
        money.addProperty(
                "minor",
                new IntegerSchema()
                        .format("int64")
                        .description("minor units of the currency: 1290 EUR is 12.90")
                        .maximum(BigDecimal.valueOf(999_999_999_999L))
                        .example(1290));
        money.addProperty(
                "currency",
                new StringSchema().description("ISO 4217, in use today").example("EUR"));
        money.setRequired(List.of("minor", "currency"));
        return money;
    }

    @Bean
    OpenAPI description(
            @Value("${spring.application.name}") String service,
            @Value("${shop.security.token-url:${shop.security.issuer:http://127.0.0.1:9000}/oauth2/token}")
                    String tokens) {
        return new OpenAPI()
                .info(new Info().title(service).version("v1"))
                .components(new Components()
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl(tokens)
                                                        .scopes(new Scopes())))))
                .security(List.of(new SecurityRequirement().addList(SCHEME)));
    }
}

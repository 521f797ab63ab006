package shop.gateway.documentation;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the gateway says of itself: where each service describes itself, and the little that belongs to none of them. */
@Configuration(proxyBeanMethods = false)
class OwnDescription {

    @Bean
    OpenAPI openApi() throws IOException {
        try (InputStream description = OwnDescription.class.getResourceAsStream("own-description.json")) {
            return Json31.mapper().readValue(description, OpenAPI.class);
        }
    }
}

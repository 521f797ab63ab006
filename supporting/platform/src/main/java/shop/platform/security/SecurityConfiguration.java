package shop.platform.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import shop.platform.messaging.Headers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deny by default. Open are only the API's description and the probes; everything else needs a token of a role. What a
 * role may do, each endpoint says beside itself.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@EnableMethodSecurity
@EnableConfigurationProperties(OpenPaths.class)
public class SecurityConfiguration {

    private static final String[] DESCRIPTION_AND_PROBES = {
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/info",
        "/error"
    };

    @Bean
    SecurityFilterChain denyByDefault(HttpSecurity http, OpenPaths open, JsonMapper json, JwtDecoder tokenDecoder)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing that another site could ride on
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(DESCRIPTION_AND_PROBES)
                        .permitAll()
                        .requestMatchers(open.open().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Roles.OPERATOR)
                        .dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(new RememberedTokens(tokenDecoder))
                                .jwtAuthenticationConverter(rolesOfToken()))
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problem(
                                    json,
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "token-missing-or-invalid",
                                    "Send a valid access token: 'Authorization: Bearer …'.");
                        })
                        .accessDeniedHandler((request, response, failure) -> problem(
                                json,
                                response,
                                HttpStatus.FORBIDDEN,
                                "role-missing",
                                "The token's role may not do this.")))
                .build();
    }

    private static void problem(
            JsonMapper json, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    private static JwtAuthenticationConverter rolesOfToken() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::roles);
        return converter;
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        if (Headers.SYSTEM.equals(token.getSubject())) {
            return List.of();
        }
        return Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of()).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}

package shop.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shop.guard.CallerLimit;
import shop.guard.GuardConfiguration;
import shop.guard.LimitsInForce;

/**
 * Deny by default. Open are only the API's description and the probes; everything else needs a token of a role. What a
 * role may do, each endpoint says beside itself.
 */
@AutoConfiguration(
        after = GuardConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@EnableMethodSecurity
@EnableConfigurationProperties(TokenSettings.class)
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

    private static final Duration KEYS_WITHIN = Duration.ofSeconds(5);

    @Bean
    SecurityFilterChain denyByDefault(
            HttpSecurity http, TokenSettings settings, LimitsInForce limits, JwtDecoder tokenDecoder) throws Exception {
        BearerChallenge challenge = new BearerChallenge();
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing that another site could ride on
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(DESCRIPTION_AND_PROBES)
                        .permitAll()
                        // Which methods a path has is no secret, and browsers ask without a token.
                        .requestMatchers(HttpMethod.OPTIONS, "/**")
                        .permitAll()
                        .requestMatchers(settings.open().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Roles.OPERATOR)
                        .dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(
                                jwt -> jwt.decoder(new RememberedTokens(tokenDecoder, settings))
                                        .jwtAuthenticationConverter(rolesOfToken()))
                        .authenticationEntryPoint(challenge)
                        .accessDeniedHandler(challenge)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(challenge::commence);
                                return filter;
                            }
                        }))
                .addFilterAfter(
                        CallerLimit.ofCallers(limits, SecurityConfiguration::caller),
                        BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** Half a second, as the library has it, is what a busy issuer needs now and then; callers would be told 503. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer timeToFetchKeys() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(KEYS_WITHIN);
        requests.setReadTimeout(KEYS_WITHIN);
        return decoder -> decoder.restOperations(new RestTemplate(requests));
    }

    @Bean
    WebMvcConfigurer rolesBeforeBodies() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RolesBeforeBodies()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /** Whoever has proved who they are stays one caller, however many tokens they have. */
    private static Optional<String> caller(HttpServletRequest request) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName);
    }

    private static JwtAuthenticationConverter rolesOfToken() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::roles);
        return converter;
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        return token.getClaims().get("roles") instanceof Collection<?> roles
                ? roles.stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList()
                : List.of();
    }
}

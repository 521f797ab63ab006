package shop.authorization;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import shop.guard.CallerLimit;
import shop.guard.LimitsInForce;
import shop.http.Problem;

/** Three addresses are served (token, public key, description of both) and health; everything else is refused. */
@Configuration(proxyBeanMethods = false)
class AuthorizationConfiguration {

    private static final String TOKEN = "/oauth2/token";
    private static final String PUBLIC_KEY = "/oauth2/jwks";
    private static final String DESCRIPTION = "/.well-known/oauth-authorization-server";

    @Bean
    RegisteredClientRepository clients(AuthorizationProperties properties, ServerProperties server) {
        ClientsAreNobodyElse.check(properties.clients());
        DemoCredentialsStayOnLoopback.check(server.getAddress(), properties.clients());
        return Clients.registered(properties);
    }

    @Bean
    AuthorizationServerSettings settings(AuthorizationProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(AuthorizationProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.data())));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> rolesAndAudience(AuthorizationProperties properties) {
        return context -> context.getClaims()
                .audience(List.of(properties.audience()))
                .claim("roles", Clients.rolesOf(context.getRegisteredClient()));
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, LimitsInForce limits) throws Exception {
        http.securityMatcher(TOKEN, PUBLIC_KEY, DESCRIPTION)
                .oauth2AuthorizationServer(server -> server.authorizationService(new TokensAreNotKept())
                        .authorizationServerMetadataEndpoint(endpoint ->
                                endpoint.authorizationServerMetadataCustomizer(AuthorizationConfiguration::describe)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(AuthorizationConfiguration::tell)
                .cors(Customizer.withDefaults())
                .addFilterBefore(
                        CallerLimit.ofAttempts(limits, ClaimedClient::of),
                        AbstractPreAuthenticatedProcessingFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(AuthorizationConfiguration::tell);
        return http.build();
    }

    private static void tell(ExceptionHandlingConfigurer<HttpSecurity> failures) {
        failures.authenticationEntryPoint((request, response, failure) -> Problem.answer(
                        response,
                        Problem.of(
                                HttpStatus.UNAUTHORIZED, "client-missing", "Say which client you are, and prove it.")))
                .accessDeniedHandler(
                        (request, response, failure) -> Problem.answer(response, Problem.of(HttpStatus.FORBIDDEN)));
    }

    /** A page in a browser, such as Swagger UI, may ask for a token when it comes from a listed origin. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(AuthorizationProperties properties) {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOriginPatterns(properties.browserOrigins());
        pages.setAllowedMethods(List.of(HttpMethod.POST.name()));
        pages.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(TOKEN, pages);
        return source;
    }

    /** The description promises only what is served (the library insists on naming an authorisation endpoint). */
    private static void describe(OAuth2AuthorizationServerMetadata.Builder description) {
        description
                .grantTypes(grants -> {
                    grants.clear();
                    grants.add(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue());
                })
                .claims(claims -> List.of(
                                OAuth2AuthorizationServerMetadataClaimNames.REVOCATION_ENDPOINT,
                                OAuth2AuthorizationServerMetadataClaimNames.REVOCATION_ENDPOINT_AUTH_METHODS_SUPPORTED,
                                OAuth2AuthorizationServerMetadataClaimNames.INTROSPECTION_ENDPOINT,
                                OAuth2AuthorizationServerMetadataClaimNames
                                        .INTROSPECTION_ENDPOINT_AUTH_METHODS_SUPPORTED,
                                OAuth2AuthorizationServerMetadataClaimNames.CODE_CHALLENGE_METHODS_SUPPORTED)
                        .forEach(claims::remove));
    }
}

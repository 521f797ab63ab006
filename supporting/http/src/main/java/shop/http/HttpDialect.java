package shop.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The dialect that every port speaks. An application needs to do nothing for it but have it on its class path. */
@AutoConfiguration(
        before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class},
        afterName = "shop.platform.web.WebConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ErrorPages.class, HttpDialect.NullIsNoBody.class, HttpDialect.NoPathIsRepeated.class})
public class HttpDialect implements WebMvcConfigurer {

    private static final List<String> FORMATS_NOT_SPOKEN = List.of("yaml", "xml", "cbor", "smile");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictRequests());
    }

    /** Spring's own know other forms of dates. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, formed(Forms.MOMENT));
        registry.addConverter(String.class, LocalDate.class, formed(Forms.DAY));
    }

    private static <T> Converter<String, T> formed(Forms.Form<T> form) {
        return text -> form.read(text).orElseThrow(() -> new IllegalArgumentException(form.expected()));
    }

    @Bean
    FilterRegistrationBean<KnownMediaTypes> knownMediaTypes() {
        var registration = new FilterRegistrationBean<>(new KnownMediaTypes());
        // A request whose body has been waited for goes on by an asynchronous dispatch.
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedBodies() {
        return StrictJson::bound;
    }

    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return StrictJson::read;
    }

    /** JSON alone is spoken. What a library brings along could be asked for, and would fail. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer noOtherFormats() {
        return converters -> converters.configureMessageConvertersList(list -> list.removeIf(HttpDialect::isNotSpoken));
    }

    private static boolean isNotSpoken(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                        .map(MediaType::getSubtype)
                        .anyMatch(subtype -> FORMATS_NOT_SPOKEN.stream().anyMatch(subtype::endsWith))
                && converter.getSupportedMediaTypes().stream().noneMatch(MediaType.APPLICATION_JSON::equals);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    /** After Boot's own, so that this one is asked first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReports()));
    }

    /** Pages of other origins are not served, and are told so as everybody is told everything. */
    @Bean
    static BeanPostProcessor preflightsAreAnsweredWithProblems() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof AbstractHandlerMapping mapping) {
                    mapping.setCorsProcessor(new OtherOriginsAreRefused());
                }
                return bean;
            }
        };
    }

    private static final class OtherOriginsAreRefused extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                CorsConfiguration origins, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (origins == null && CorsUtils.isPreFlightRequest(request)) {
                rejectRequest(new ServletServerHttpResponse(response));
                return false;
            }
            return super.processRequest(origins, request, response);
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody()
                    .write(Problem.json(Problem.of(
                            HttpStatus.FORBIDDEN,
                            "origin-not-served",
                            "Pages of other origins are not served here; send the request from a server.")));
            response.flush();
        }
    }

    /** For applications that have nothing to add. */
    @Bean
    @ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
    HttpProblems httpProblems() {
        return new PlainProblems();
    }

    @RestControllerAdvice
    private static final class PlainProblems extends HttpProblems {}

    /** {@code null} is JSON, and says nothing: whoever may leave a body out leaves it out. */
    @RestControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class NullIsNoBody extends RequestBodyAdviceAdapter {

        @Override
        public boolean supports(
                MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object afterBodyRead(
                Object body,
                HttpInputMessage message,
                MethodParameter parameter,
                Type target,
                Class<? extends HttpMessageConverter<?>> converter) {
            if (body == null) {
                throw new HttpMessageNotReadableException("null", message);
            }
            return body;
        }
    }

    /** Spring names the path as the problem's instance, whatever somebody has put into it. */
    @RestControllerAdvice
    static class NoPathIsRepeated implements ResponseBodyAdvice<Object> {

        @Override
        public boolean supports(MethodParameter result, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object beforeBodyWrite(
                Object body,
                MethodParameter result,
                MediaType type,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            if (body instanceof ProblemDetail problem) {
                problem.setInstance(null);
            }
            return body;
        }
    }
}

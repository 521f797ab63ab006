package shop.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import shop.http.Problem;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CardNumbers;

/**
 * A request that has what looks like a card number in its address, a header or its body is refused before anybody
 * sees, logs or answers with it. The refusal says where it stands and repeats nothing, not even the address.
 */
final class CardNumbersStayOutside {

    private CardNumbersStayOutside() {}

    /** The address and the headers, before everything else: whatever follows may show them. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class InAddressAndHeaders extends OncePerRequestFilter {

        /** Written by what is on the way and not by the caller: network addresses and trace ids are rows of digits, too. */
        private static final Set<String> OF_THE_WAY =
                Set.of("forwarded", "via", "x-real-ip", "traceparent", "tracestate", "b3");

        private static final Set<String> BEGINNINGS_OF_THE_WAY = Set.of("x-forwarded-", "x-b3-");

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                check(request);
            } catch (BusinessRejection refused) {
                response.setHeader(HttpHeaders.LINK, Problems.linkTo(refused.rejection()));
                Problem.answer(response, Problems.refusal(refused.rejection()));
                return;
            }
            chain.doFilter(request, response);
        }

        private static void check(HttpServletRequest request) {
            CardNumbers.refuseIn("The path", decoded(request.getRequestURI()));
            String query = request.getQueryString();
            if (query != null) {
                for (String parameter : query.split("&")) {
                    CardNumbers.refuseIn("The query", decoded(parameter));
                }
            }
            for (String name : Collections.list(request.getHeaderNames())) {
                CardNumbers.refuseIn("The name of a header", name);
                if (isOfTheCaller(name.toLowerCase(Locale.ROOT))) {
                    Collections.list(request.getHeaders(name)).forEach(value -> CardNumbers.refuseIn(name, value));
                }
            }
        }

        private static boolean isOfTheCaller(String header) {
            return !OF_THE_WAY.contains(header)
                    && BEGINNINGS_OF_THE_WAY.stream().noneMatch(header::startsWith);
        }

        /** What cannot be decoded is refused later, by whoever has to read it. */
        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return text;
            }
        }
    }

    /** Every text of a body that was read. */
    @ControllerAdvice
    static final class InBodies extends RequestBodyAdviceAdapter {

        @Override
        public boolean supports(
                MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object afterBodyRead(
                Object body,
                HttpInputMessage message,
                MethodParameter parameter,
                Type type,
                Class<? extends HttpMessageConverter<?>> converter) {
            CardNumbers.refuseIn(body);
            return body;
        }
    }
}

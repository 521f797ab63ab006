package shop.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The dialect where Spring Security stands before it. Its firewall judges methods, parameters and headers too, and throws
 * whenever somebody looks at one, in the middle of an answer; here they are judged once, by those who can say what is wrong.
 * Paths it goes on judging.
 */
@AutoConfiguration
@ConditionalOnClass(HttpFirewall.class)
public class DialectBehindSecurity {

    @Bean
    HttpFirewall pathsAlone() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true); // what a path does not offer is answered with 405
        firewall.setAllowedParameterNames(any -> true);
        firewall.setAllowedParameterValues(any -> true);
        firewall.setAllowedHeaderNames(any -> true);
        firewall.setAllowedHeaderValues(any -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequestsAreTold() {
        return (request, response, rejected) -> Problem.answer(response, Problem.of(HttpStatus.BAD_REQUEST));
    }
}

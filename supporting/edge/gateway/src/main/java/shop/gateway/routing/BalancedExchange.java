package shop.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Has an instance of the service answer, and another one when that fails: always where nobody was reached, so that nothing
 * can have been done; else only what may be asked twice, which is what changes nothing and what brings an
 * {@code Idempotency-Key}. So it is when the instance says that it cannot answer just now, since another may have what that
 * one has lost; not when a rule has the caller wait, which is the same at each. Each instance is asked once at the most.
 */
final class BalancedExchange implements ProxyExchange {

    private static final Logger log = LoggerFactory.getLogger(BalancedExchange.class);
    private static final Set<HttpMethod> CHANGE_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String NOBODY = "no instance is known";

    private final ProxyExchange exchange;
    private final Instances instances;
    private final Breakers breakers;
    private final Traffic traffic;
    private final int attempts;

    BalancedExchange(ProxyExchange exchange, Instances instances, Breakers breakers, Traffic traffic, int attempts) {
        this.exchange = exchange;
        this.instances = instances;
        this.breakers = breakers;
        this.traffic = traffic;
        this.attempts = attempts;
    }

    @Override
    public ServerResponse exchange(Request request) {
        List<URI> known = instances.of(request.getUri());
        if (known.isEmpty()) {
            throw new ResourceAccessException(NOBODY, new ConnectException(NOBODY));
        }
        Iterator<URI> turns = askable(known).limit(attempts).iterator();
        if (turns.hasNext()) {
            return exchange(request, turns, Permission.GIVEN);
        }
        // To leave all of them alone helps nobody: those that are well again would be the last to be known as such.
        return exchange(request, known.stream().limit(attempts).iterator(), Permission.NOT_ASKED_FOR);
    }

    /** Whether a breaker counts on being told how a request ended. */
    private enum Permission {
        GIVEN,
        NOT_ASKED_FOR
    }

    private ServerResponse exchange(Request request, Iterator<URI> turns, Permission permission) {
        while (true) {
            URI instance = turns.next();
            try {
                ServerResponse answer = ask(instance, request, permission);
                if (!isUnable(answer) || !isHarmless(request) || !isThereAgain(request) || !turns.hasNext()) {
                    return answer;
                }
                letGo(request);
            } catch (ResourceAccessException failed) {
                if (!mayBeAskedAgain(request, failed) || !turns.hasNext()) {
                    throw failed;
                }
            }
            traffic.asksAnother(instance);
        }
    }

    /**
     * To see whether there is another takes the permission of its breaker, and one that is not used then is lost: whoever
     * looks asks that instance.
     */
    private Stream<URI> askable(List<URI> known) {
        return known.stream().filter(each -> breakers.of(each).tryAcquirePermission());
    }

    private ServerResponse ask(URI instance, Request request, Permission permission) {
        CircuitBreaker breaker = breakers.of(instance);
        long begun = System.nanoTime();
        try (Traffic.Asked asked = traffic.asks(instance)) {
            ServerResponse answer =
                    exchange.exchange(new Redirected(request, Addresses.at(request.getUri(), instance)));
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            asked.answered();
            return answer;
        } catch (ResourceAccessException failed) {
            if (isTooLate(failed)) {
                // Slow is what was asked: that says nothing of what else could be asked there.
                giveBack(breaker, permission);
            } else {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failed);
            }
            throw failed;
        } catch (RuntimeException notItsFault) {
            giveBack(breaker, permission);
            throw notItsFault;
        }
    }

    private static void giveBack(CircuitBreaker breaker, Permission permission) {
        if (permission == Permission.GIVEN) {
            breaker.releasePermission();
        }
    }

    /** A refusal by a rule, as of an order that comes while too much is still to be done (ORD-20), links to that rule. */
    private static boolean isUnable(ServerResponse answer) {
        return answer.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                && !answer.headers().containsHeader(HttpHeaders.LINK);
    }

    private static boolean isHarmless(Request request) {
        return CHANGE_NOTHING.contains(request.getMethod())
                || request.getHeaders().containsHeader(IDEMPOTENCY_KEY);
    }

    private static boolean mayBeAskedAgain(Request request, ResourceAccessException failed) {
        return (nobodyWasReached(failed) || isHarmless(request) && !isTooLate(failed)) && isThereAgain(request);
    }

    /** Nobody reads what it has answered. */
    private static void letGo(Request request) {
        InputStream answer =
                MvcUtils.getAttribute(request.getServerRequest(), MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
        try {
            answer.close();
        } catch (IOException gone) {
            log.debug("The answer has gone already", gone);
        }
    }

    private static boolean nobodyWasReached(ResourceAccessException failed) {
        return failed.getCause() instanceof ConnectException;
    }

    /** The caller has waited long enough; and what takes one instance so long would take the next one, too. */
    private static boolean isTooLate(ResourceAccessException failed) {
        return failed.getCause() instanceof SocketTimeoutException;
    }

    /** Whether its body can be sent once more. */
    private static boolean isThereAgain(Request request) {
        HttpServletRequest received = request.getServerRequest().servletRequest();
        try {
            InputStream body = received.getInputStream();
            if (body.markSupported()) {
                body.reset();
                return true;
            }
            return received.getContentLengthLong() <= 0;
        } catch (IOException gone) {
            return false;
        }
    }
}

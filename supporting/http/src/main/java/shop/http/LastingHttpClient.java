package shop.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A client that outlives an error in the one thread that carries all its connections. The JDK's ends that thread in silence,
 * and from then on every request fails, for good. It keeps nothing but connections, so that another one takes its place: what
 * was under way has failed, what comes after it goes through.
 */
public final class LastingHttpClient extends HttpClient {

    private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

    private final Supplier<HttpClient> clients;
    private volatile Client now;

    /** A client, and its thread where that is known. */
    private record Client(HttpClient client, Optional<Thread> thread) {

        /** The thread bears the number that a client's name ends with. */
        static Client of(HttpClient client) {
            Matcher number = NUMBER.matcher(client.toString());
            if (!number.find()) {
                return new Client(client, Optional.empty());
            }
            String name = "HttpClient-" + number.group(1) + "-SelectorManager";
            return new Client(
                    client,
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().equals(name))
                            .findFirst());
        }

        boolean isLost() {
            return thread.isPresent() && !thread.get().isAlive();
        }
    }

    /** @param clients makes one, at once and in place of each that is lost; {@code builder::build} */
    public LastingHttpClient(Supplier<HttpClient> clients) {
        this.clients = clients;
        this.now = Client.of(clients.get());
    }

    private HttpClient usable() {
        Client used = now;
        return used.isLost() ? replaced(used) : used.client();
    }

    private synchronized HttpClient replaced(Client lost) {
        if (now.client() == lost.client()) {
            now = Client.of(clients.get());
        }
        return now.client();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException, InterruptedException {
        return usable().send(request, body);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> body) {
        return usable().sendAsync(request, body);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> body, PushPromiseHandler<T> promises) {
        return usable().sendAsync(request, body, promises);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return now.client().cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return now.client().connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return now.client().followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return now.client().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return now.client().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return now.client().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return now.client().authenticator();
    }

    @Override
    public Version version() {
        return now.client().version();
    }

    @Override
    public Optional<Executor> executor() {
        return now.client().executor();
    }
}

package shop.guard;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/**
 * A request whose body is here in full. That it was taken without waiting concerns nobody behind this: to them it comes in
 * from outside, as every other request does.
 */
final class TakenRequest extends HttpServletRequestWrapper {

    private byte[] body = {};
    private boolean comesIn = true;
    private ServletInputStream stream;
    private Map<String, String[]> parameters;

    TakenRequest(HttpServletRequest request) {
        super(request);
    }

    void is(byte[] whole) {
        body = whole;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return comesIn ? DispatcherType.REQUEST : super.getDispatcherType();
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        comesIn = false;
        return super.startAsync(request, response);
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        if (stream == null) {
            stream = new InMemory(body);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        Charset charset = Optional.ofNullable(getCharacterEncoding())
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    /** Those of the address, and after them those of a form. */
    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
            if (isForm()) {
                form().forEach((name, values) -> all.merge(
                        name,
                        values.toArray(String[]::new),
                        (before, after) ->
                                Stream.of(before, after).flatMap(Stream::of).toArray(String[]::new)));
            }
            parameters = Collections.unmodifiableMap(all);
        }
        return parameters;
    }

    private boolean isForm() {
        return "POST".equals(getMethod())
                && getContentType() != null
                && getContentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private Map<String, List<String>> form() {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int sign = pair.indexOf('=');
            if (!pair.isEmpty()) {
                form.computeIfAbsent(decoded(sign < 0 ? pair : pair.substring(0, sign)), name -> new ArrayList<>())
                        .add(sign < 0 ? "" : decoded(pair.substring(sign + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static final class InMemory extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        InMemory(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        /** For whoever has to send it once more: from the beginning. */
        @Override
        public synchronized void reset() {
            bytes.reset();
        }

        @Override
        public boolean markSupported() {
            return true;
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is here already; read it.");
        }
    }
}

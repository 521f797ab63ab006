package shop.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.util.MimeType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses what an endpoint would overlook: a query parameter that it does not know, one that is given twice or left
 * empty, a condition that it would not check, a body in another charset; and texts in path, query and headers that are none.
 */
final class StrictRequests implements HandlerInterceptor {

    private static final Set<String> CONDITIONS_ON_ALL = Set.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE);

    /** Headers that are lists by their own definition: they may stand on several lines, and a tab in them is a space. */
    private static final Set<String> LISTS = Set.of("accept-language", "if-match", "if-none-match", "prefer");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");

    /** A body that says nothing, as some clients send one with everything. */
    private static final Pattern NOTHING = Pattern.compile("\\s*(?:\\{\\s*}\\s*)?");

    private static final int NOTHING_AT_MOST = 64;

    private final Map<HandlerMethod, Known> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException, IOException {
        // What went wrong is told to everybody, whatever else they have sent.
        boolean asked = request.getDispatcherType() == DispatcherType.REQUEST;
        if (asked
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("shop.")) {
            Known names = known.computeIfAbsent(method, Known::of);
            checkForm(request, names);
            checkQuery(request, names);
            checkPath(request, names);
            checkHeaders(request, names);
            checkConditions(request, names);
            checkCharset(request);
            checkNoBody(request, names);
        }
        return true;
    }

    /** Spring's readers of JSON take any of Unicode's charsets; what is announced as another than UTF-8 is refused. */
    private static void checkCharset(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        Optional<MediaType> type = Optional.ofNullable(request.getContentType()).flatMap(StrictRequests::known);
        if (type.map(MimeType::getCharset)
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .isPresent()) {
            throw new HttpMediaTypeNotSupportedException(type.get(), List.of(MediaType.APPLICATION_JSON));
        }
    }

    /** The fields of a form would be taken for parameters of the query, where a body of another type is read. */
    private static void checkForm(HttpServletRequest request, Known known) throws HttpMediaTypeNotSupportedException {
        if (known.readsBody() && isForm(request)) {
            throw new HttpMediaTypeNotSupportedException(
                    MediaType.APPLICATION_FORM_URLENCODED, List.of(MediaType.APPLICATION_JSON));
        }
    }

    /** Where nothing of a body is read, one that says something would be overlooked. */
    private static void checkNoBody(HttpServletRequest request, Known known) throws IOException {
        boolean comes = request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (comes && !known.readsBody() && !known.readsRequest() && !isForm(request)) {
            String body = new String(request.getInputStream().readNBytes(NOTHING_AT_MOST), StandardCharsets.UTF_8);
            if (!NOTHING.matcher(body).matches()) {
                throw new InvalidField("", "unknown-field", "Nothing is read of a body here; leave it out.");
            }
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .flatMap(StrictRequests::known)
                .filter(MediaType.APPLICATION_FORM_URLENCODED::equalsTypeAndSubtype)
                .isPresent();
    }

    /** What is no media type is refused by whoever looks for a reader of it. */
    private static Optional<MediaType> known(String type) {
        try {
            return Optional.of(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException unknown) {
            return Optional.empty();
        }
    }

    private static void checkQuery(HttpServletRequest request, Known known) {
        request.getParameterMap().forEach((name, values) -> {
            Parameter parameter = known.parameters().get(name);
            if (parameter == null) {
                throw new InvalidField(
                        Nearest.shown(name),
                        "unknown-parameter",
                        Nearest.hint(name, known.parameters().keySet()));
            }
            if (values.length > 1 && !parameter.several()) {
                throw new InvalidField(name, "repeated", "is given more than once");
            }
            if (!parameter.free()) {
                Arrays.stream(values).forEach(value -> checkName(name, value));
                if (parameter.number()) {
                    Arrays.stream(values).forEach(value -> checkNumber(name, value));
                }
                if (parameter.truth()) {
                    Arrays.stream(values).forEach(value -> checkTruth(name, value));
                }
            }
        });
    }

    /** Spring's own reader strips spaces, and takes hexadecimal, signs and leading zeros: many names for one thing. */
    private static void checkNumber(String name, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new InvalidField(name, "must be a whole number");
        }
    }

    /** Spring's own reader takes 1, on and yes as well. */
    private static void checkTruth(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidField(name, "must be true or false");
        }
    }

    @SuppressWarnings("unchecked") // as Spring documents the attribute
    private static void checkPath(HttpServletRequest request, Known known) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> named) {
            ((Map<String, String>) named).forEach((name, value) -> {
                checkName(name, value);
                if (known.numbersInPath().contains(name)) {
                    checkNumber(name, value);
                }
            });
        }
    }

    private static void checkHeaders(HttpServletRequest request, Known known) {
        for (String name : known.headers()) {
            List<String> values = Collections.list(request.getHeaders(name));
            boolean list = LISTS.contains(name.toLowerCase(java.util.Locale.ROOT));
            if (values.size() > 1 && !list) {
                throw new InvalidField(name, "repeated", "is given more than once");
            }
            values.forEach(value -> Texts.wrongWith(list ? value.replace('\t', ' ') : value)
                    .ifPresent(wrong -> {
                        throw new InvalidField(name, "invalid-text", wrong);
                    }));
        }
    }

    private static void checkName(String name, String value) {
        if (value.isEmpty()) {
            throw new InvalidField(name, "is empty; say which, or leave it out");
        }
        if (Texts.isBroken(value)) {
            throw new InvalidField(name, "invalid-text", "must be percent-encoded UTF-8");
        }
        Texts.wrongWithName(value).ifPresent(wrong -> {
            throw new InvalidField(name, "invalid-text", wrong);
        });
    }

    /** RFC 9110, 13: whoever sends a condition relies on its being checked. */
    private static void checkConditions(HttpServletRequest request, Known known) {
        for (String condition : CONDITIONS_ON_ALL) {
            refuse(request, known, condition);
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads) {
            refuse(request, known, HttpHeaders.IF_NONE_MATCH);
        }
    }

    private static void refuse(HttpServletRequest request, Known known, String condition) {
        if (request.getHeader(condition) != null && !known.headers().contains(condition)) {
            throw new InvalidField(
                    condition, "condition-not-checked", "is not checked here, so nothing was done; leave it out");
        }
    }

    /** What an endpoint reads of a request beside its body. */
    private record Known(
            Map<String, Parameter> parameters,
            Set<String> headers,
            Set<String> numbersInPath,
            boolean readsBody,
            boolean readsRequest) {

        static Known of(HandlerMethod method) {
            var parameters = new TreeMap<String, Parameter>();
            var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            var numbersInPath = new TreeSet<String>();
            boolean readsBody = false;
            boolean readsRequest = false;
            for (MethodParameter each : method.getMethodParameters()) {
                each.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                Optional.ofNullable(each.getParameterAnnotation(RequestParam.class))
                        .ifPresent(parameter -> parameters.put(
                                nameOf(parameter.name(), each),
                                new Parameter(
                                        Iterable.class.isAssignableFrom(each.getParameterType()),
                                        isNumber(each),
                                        typeOf(each) == Boolean.class,
                                        parameter.defaultValue().isEmpty())));
                readsRequest |= ServletRequest.class.isAssignableFrom(each.getParameterType());
                readsBody |= each.hasParameterAnnotation(RequestBody.class);
                Optional.ofNullable(each.getParameterAnnotation(RequestHeader.class))
                        .ifPresent(header -> headers.add(nameOf(header.name(), each)));
                Optional.ofNullable(each.getParameterAnnotation(PathVariable.class))
                        .filter(variable -> isNumber(each))
                        .ifPresent(variable -> numbersInPath.add(nameOf(variable.name(), each)));
            }
            return new Known(parameters, headers, numbersInPath, readsBody, readsRequest);
        }

        private static boolean isNumber(MethodParameter parameter) {
            return Number.class.isAssignableFrom(typeOf(parameter));
        }

        private static Class<?> typeOf(MethodParameter parameter) {
            return ClassUtils.resolvePrimitiveIfNecessary(
                    parameter.nestedIfOptional().getNestedParameterType());
        }

        private static String nameOf(String given, MethodParameter parameter) {
            return given.isEmpty() ? String.valueOf(parameter.getParameterName()) : given;
        }
    }

    /**
     * One query parameter.
     *
     * @param several whether it may be given more than once
     * @param number whether it is a whole number
     * @param truth whether it is true or false
     * @param free whether it is what people type, which may be nothing: its default is the empty text
     */
    private record Parameter(boolean several, boolean number, boolean truth, boolean free) {}
}

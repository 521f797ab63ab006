package shop.http;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Tells what is wrong with a request as a {@link Problem}, in words of ours. An application says beside it what its own
 * exceptions mean.
 */
public abstract class HttpProblems extends ResponseEntityExceptionHandler {

    private static final String MISSING = "missing";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidField invalid) {
        return ResponseEntity.badRequest().body(problem(invalid));
    }

    /** The problem of a request with invalid fields, where an application's callers know one of their own for it. */
    protected ProblemDetail refusal(String code, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, code, detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(JacksonException unreadable) {
        return invalid(Unreadable.because(unreadable));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badEncoding(InvalidParameterException malformed) {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(malformed.getErrorCode()))
                .orElse(HttpStatus.BAD_REQUEST);
        return ResponseEntity.status(status).body(Problem.of(status));
    }

    /** What a caller has got wrong, if code of ours has said so in an illegal argument. */
    protected static Optional<ProblemDetail> saidByUs(IllegalArgumentException failure) {
        return OwnWords.in(failure).map(words -> Problem.of(HttpStatus.BAD_REQUEST, InvalidField.INVALID, words));
    }

    private ProblemDetail problem(InvalidField invalid) {
        ProblemDetail problem = refusal(invalid.code(), String.valueOf(invalid.getMessage()));
        problem.setProperty("errors", invalid.errors());
        return problem;
    }

    private ResponseEntity<Object> answer(InvalidField invalid) {
        return ResponseEntity.badRequest().body(problem(invalid));
    }

    /** The last word on everything that the framework has an opinion of. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail own ? own : told(failure);
        return super.handleExceptionInternal(
                failure,
                problem != null && Problem.isWhole(problem) ? problem : Problem.of(status),
                headers,
                status,
                request);
    }

    private static ProblemDetail told(Exception failure) {
        if (failure instanceof ResponseStatusException ours
                && ours.getReason() != null
                && OwnWords.isThrownByUs(ours)) {
            return Problem.of(ours.getStatusCode(), codeOf(ours.getStatusCode()), ours.getReason());
        }
        return failure instanceof ErrorResponse error ? error.getBody() : null;
    }

    private static String codeOf(HttpStatusCode status) {
        return String.valueOf(
                Objects.requireNonNull(Problem.of(status).getProperties()).get("code"));
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> allowed = new LinkedHashSet<>();
        if (failure.getSupportedHttpMethods() != null) {
            allowed.addAll(failure.getSupportedHttpMethods());
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        HttpHeaders all = new HttpHeaders(headers);
        all.setAllow(allowed);
        return handleExceptionInternal(
                failure,
                Problem.of(
                        status,
                        codeOf(status),
                        "This path offers "
                                + allowed.stream().map(HttpMethod::name).collect(joining(", ")) + "."),
                all,
                status,
                request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                failure,
                Problem.of(
                        status,
                        codeOf(status),
                        "Send the body as " + plain(failure.getSupportedMediaTypes()) + ", in UTF-8."),
                headers,
                status,
                request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                failure,
                Problem.of(status, codeOf(status), "Accept " + plain(failure.getSupportedMediaTypes()) + "."),
                headers,
                status,
                request);
    }

    private static String plain(List<MediaType> types) {
        String named = types.stream()
                .filter(MediaType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .collect(joining(" or "));
        return named.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : named;
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(new InvalidField(missing.getParameterName(), MISSING, "must be given"));
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return failure instanceof org.springframework.web.bind.MissingRequestHeaderException missing
                ? answer(new InvalidField(missing.getHeaderName(), MISSING, "must be given"))
                : handleExceptionInternal(failure, null, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                unreadable.getCause() instanceof JacksonException json
                        ? Unreadable.because(json)
                        : new InvalidField("", Unreadable.NO_JSON, "The body is missing; send JSON."));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(new InvalidField(invalid.getBindingResult().getFieldErrors().stream()
                .map(HttpProblems::error)
                .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(new InvalidField(invalid.getParameterValidationResults().stream()
                .flatMap(HttpProblems::errors)
                .toList()));
    }

    /** What is wrong with a parameter, or with the fields of a body. */
    private static Stream<InvalidField.Error> errors(ParameterValidationResult parameter) {
        return parameter instanceof ParameterErrors body
                ? body.getFieldErrors().stream().map(HttpProblems::error)
                : parameter.getResolvableErrors().stream()
                        .map(error -> new InvalidField.Error(
                                nameOf(parameter.getMethodParameter()),
                                codeOf(constraintOf(error), parameter.getArgument()),
                                String.valueOf(error.getDefaultMessage())));
    }

    private static InvalidField.Error error(FieldError error) {
        return new InvalidField.Error(
                error.getField(),
                codeOf(String.valueOf(error.getCode()), error.getRejectedValue()),
                String.valueOf(error.getDefaultMessage()));
    }

    /** The least particular of its codes is the name of the constraint. */
    private static String constraintOf(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    }

    /** What is wrong, in the words that the rules of the business have for the same. */
    private static String codeOf(String constraint, Object value) {
        return switch (constraint) {
            case "NotNull", "NotBlank" -> MISSING;
            case "Size" -> codeOfSize(value);
            case "Max" -> "too-many";
            case "Min" -> "too-few";
            default -> InvalidField.INVALID;
        };
    }

    private static String codeOfSize(Object value) {
        if (value instanceof CharSequence text) {
            return text.isEmpty() ? MISSING : "text-too-long";
        }
        return value instanceof Collection<?> several && several.isEmpty() ? "too-few" : "too-many";
    }

    /** What callers know a parameter as. */
    private static String nameOf(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestHeader.class))
                .map(RequestHeader::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> String.valueOf(parameter.getParameterName()));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String parameter = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return answer(new InvalidField(parameter, expected(mismatch)));
    }

    private static String expected(TypeMismatchException mismatch) {
        Class<?> type = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getParameter().nestedIfOptional().getNestedParameterType()
                : mismatch.getRequiredType();
        if (mismatch.getRequiredType() != null && mismatch.getRequiredType().isEnum()) {
            type = mismatch.getRequiredType();
        }
        return OwnWords.in(mismatch).orElse(Unreadable.expected(elementOf(type, mismatch)));
    }

    /** A list is written as its elements. */
    private static Class<?> elementOf(Class<?> type, TypeMismatchException mismatch) {
        return java.util.Collection.class.isAssignableFrom(type)
                        && mismatch instanceof MethodArgumentTypeMismatchException argument
                ? org.springframework.core.ResolvableType.forMethodParameter(argument.getParameter())
                        .getGeneric(0)
                        .resolve(type)
                : type;
    }
}

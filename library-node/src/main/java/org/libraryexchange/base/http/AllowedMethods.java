package org.libraryexchange.base.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The methods of each address. A 405 must list them (RFC 9110 section 15.5.6), but the framework does not. */
@Singleton
final class AllowedMethods {

    private static final Pattern TEMPLATE_VARIABLE = Pattern.compile("\\{[^}]*}");

    private record Route(Pattern address, String method) {}

    private final List<Route> routes;

    AllowedMethods(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::routes)
                .toList();
    }

    private static Stream<Route> routes(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> httpMethods(method).map(name -> new Route(address(base, method), name)));
    }

    private static Stream<String> httpMethods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static Pattern address(String base, Method method) {
        Path path = method.getAnnotation(Path.class);
        String template = path == null ? base : base + "/" + path.value();
        return Pattern.compile(TEMPLATE_VARIABLE.matcher(template).replaceAll("[^/]+") + "/?");
    }

    /** The methods as a value for the header Allow. */
    String of(String address) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        routes.stream()
                .filter(route -> route.address().matcher(address).matches())
                .forEach(route -> methods.add(route.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}

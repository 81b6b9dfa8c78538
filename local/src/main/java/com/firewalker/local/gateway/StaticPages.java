package com.firewalker.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Swagger UI, and the way from the bare address to the walkers' app. */
final class StaticPages extends Handler.Abstract.NonBlocking {

    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9]+)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getCanonicalPath();
        if (path.equals("/swagger-ui.html") || path.equals("/swagger-ui")) {
            Response.sendRedirect(request, response, callback, "/swagger-ui/index.html");
            return true;
        }
        if (path.equals("/")) {
            Response.sendRedirect(request, response, callback, "/app");
            return true;
        }
        String name = path.substring(1);
        String resource = path.startsWith("/swagger-ui/") ? swaggerResource(path) : null;
        if (resource == null) {
            return false;
        }
        try (InputStream in = StaticPages.class.getResourceAsStream(resource)) {
            if (in == null) {
                return false;
            }
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type == null ? "application/octet-stream" : type);
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.write(true, ByteBuffer.wrap(in.readAllBytes()), callback);
            return true;
        }
    }

    private static @Nullable String swaggerResource(String path) throws IOException {
        String file = path.substring("/swagger-ui/".length());
        if (!FILE.matcher(file).matches()) {
            return null;
        }
        if (file.equals("swagger-initializer.js")) {
            return "swagger-initializer.js";
        }
        return "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/" + file;
    }

    private static String swaggerVersion() throws IOException {
        try (InputStream in =
                StaticPages.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties pom = new Properties();
            pom.load(Objects.requireNonNull(in, "Swagger UI is not on the class path"));
            return pom.getProperty("version");
        }
    }
}

package com.firewalker.local.gateway;

import com.firewalker.web.PageFile;
import com.firewalker.web.PagePolicy;
import com.firewalker.web.Pages;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The walkers' app and the operators' console. */
final class PagesHandler extends Handler.Abstract.NonBlocking {

    private final Pages pages = new Pages();
    private final List<String> pictures;

    PagesHandler(List<String> pictures) {
        this.pictures = pictures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        if (!head && !HttpMethod.GET.is(request.getMethod())) {
            return false;
        }
        boolean gzip = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        Optional<PageFile> file = pages.find(request.getHttpURI().getCanonicalPath(), gzip);
        file.ifPresent(found -> send(found, head, response, callback));
        return file.isPresent();
    }

    private void send(PageFile file, boolean head, Response response, Callback callback) {
        PagePolicy.of(file, pictures)
                .forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.body().length);
        response.write(true, head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(file.body()), callback);
    }
}

"""Sample views of every page of the citizen's screen, in both languages; all people and numbers are made up."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from frontdesk.customer.view import (
    AskPage,
    Button,
    EntryPage,
    Face,
    Fact,
    FoundPage,
    IdlePage,
    MorePage,
    Page,
    PaperLine,
    PayPage,
    RatePage,
    ReceiptPage,
    SayPage,
    Shell,
    Tick,
    Tone,
    TopicLine,
    View,
)

TRACK = "https://tracuu.thaibinh.example/t/8Q4N-7KXQ-Z3GH-M2VD-PT5W"
VIETQR = (
    "00020101021238570010A00000072701270006970436011301234567890120208QRIBFTTA"
    "53037045405240005802VN62210817000123 45PHITTHC6304A1B2"
)

Say = Callable[[str, str], str]


def _vi(vietnamese: str, english: str) -> str:
    return vietnamese


def _en(vietnamese: str, english: str) -> str:
    return english


def shell(say: Say, *, large: bool = False) -> Shell:
    """The office around every page."""
    return Shell(
        office=say("Trung tâm Phục vụ hành chính công xã Thái Bình", "Thái Bình Commune Public Service Centre"),
        counter=say("Quầy C1", "Counter C1"),
        language=say("vi", "en"),
        large=large,
        switch_language=Button("language", say("English", "Tiếng Việt"), say("en", "vi")),
        switch_size=Button("large", say("Chữ thường", "Normal text") if large else say("Chữ to", "Large text")),
    )


def idle(say: Say) -> IdlePage:
    """Between citizens."""
    return IdlePage(
        greeting=say("Kính chào Ông/Bà", "Welcome"),
        time="14:23",
        day=say("Thứ Năm 26/11/2026", "Thursday 26/11/2026"),
        open_now=Fact(say("Đang làm việc", "Open now"), say("đến 17:00", "until 17:00"), tone=Tone.GOOD),
        hours=(
            Fact(say("Thứ Hai – Thứ Sáu", "Monday – Friday"), "07:30–11:30 · 13:30–17:00"),
            Fact(say("Thứ Bảy", "Saturday"), "07:30–11:30"),
        ),
        invitation=say(
            "Để xem hồ sơ đang ở đâu, Ông/Bà quét mã trên Giấy tiếp nhận tại đây.",
            "To see where your application stands, scan the code on your receipt here.",
        ),
        look=Button("look", say("Tra cứu hồ sơ", "Look up a receipt"), main=True),
    )


def entry(say: Say) -> EntryPage:
    """In the middle of a reception: one thing was called wrong, a paper is missing."""
    return EntryPage(
        title=say("Mời Ông/Bà kiểm tra thông tin", "Please check what is entered"),
        facts=(
            Fact(say("Họ và tên", "Name"), "Nguyễn Thị Minh Anh", part="name"),
            Fact(say("Số định danh", "ID number"), "•••••••• 1234", part="id"),
            Fact(
                say("Điện thoại", "Phone"),
                "••••••• 678",
                note=say("Ông/Bà báo chưa đúng", "You said this is wrong"),
                tone=Tone.WARN,
                part="phone",
                wrong=True,
            ),
            Fact(
                say("Thủ tục", "Procedure"),
                say(
                    "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
                    "Certified copy of a civil status extract or birth certificate",
                ),
                part="procedure",
            ),
        ),
        papers_label=say("Giấy tờ", "Papers"),
        papers=(
            PaperLine(say("Tờ khai theo mẫu", "Application form"), say("đã nộp", "received"), Tone.GOOD),
            PaperLine(
                say("Bản chụp Giấy khai sinh", "Copy of the birth certificate"), say("còn thiếu", "missing"), Tone.WARN
            ),
            PaperLine(
                say("Văn bản ủy quyền (nếu nhờ người khác)", "Authorisation (for a delegate)"),
                say("nếu có", "if any"),
                Tone.MUTED,
            ),
        ),
        due=Fact(
            say("Hẹn trả kết quả", "Result promised for"),
            say("17:00 Thứ Sáu 27/11/2026", "17:00 Friday 27/11/2026"),
            note=say("1 ngày làm việc kể từ khi nhận đủ hồ sơ", "1 working day from complete receipt"),
        ),
        fee=Fact(say("Lệ phí", "Fee"), "8.000 đồng", note=say("1 bản × 8.000 đồng", "1 copy × 8,000 đồng")),
        notice=say(
            "Thông tin của Ông/Bà chỉ dùng để giải quyết thủ tục này và được lưu theo quy định.",
            "Your data is used only to handle this application and kept as the law says.",
        ),
        answer="",
        confirm=Button("confirm", say("Thông tin đúng", "This is right"), main=True),
        object=Button("object", say("Có chỗ chưa đúng", "Something is wrong")),
        consent_label=say("Ông/Bà muốn được báo tin qua (không bắt buộc)", "Tell me by (optional)"),
        consents=(
            Tick("consent", "sms", say("Tin nhắn SMS", "SMS")),
            Tick("consent", "zalo", "Zalo", on=True),
        ),
    )


def receipt(say: Say) -> ReceiptPage:
    """Accepted."""
    return ReceiptPage(
        title=say("Hồ sơ đã được tiếp nhận", "Your application is received"),
        code=Fact(say("Mã hồ sơ", "Receipt code"), "H54.15.12-261126-0042"),
        due=Fact(
            say("Hẹn trả kết quả", "Result promised for"), say("17:00 Thứ Sáu 27/11/2026", "17:00 Friday 27/11/2026")
        ),
        qr=TRACK,
        scan_note=say(
            "Dùng điện thoại quét mã này để theo dõi hồ sơ.",
            "Scan this code with your phone to follow your application.",
        ),
        address=say("Địa chỉ: tracuu.thaibinh.example", "Address: tracuu.thaibinh.example"),
        done=Button("done", say("Xong", "Done"), main=True),
    )


def pay(say: Say) -> PayPage:
    """Owed: a VietQR and what to type instead."""
    return PayPage(
        title=say("Nộp phí, lệ phí", "Fees to pay"),
        lines=(
            Fact(
                say("Lệ phí cấp bản sao", "Copy fee"), "24.000 đồng", note=say("3 bản × 8.000 đồng", "3 copies × 8,000")
            ),
            Fact(
                say("Phí khai thác thông tin", "Search fee"),
                "0 đồng",
                note=say("miễn: người cao tuổi", "exempt: elderly"),
                tone=Tone.MUTED,
            ),
        ),
        total=Fact(say("Tổng cộng", "Total"), "24.000 đồng"),
        in_words=say("Hai mươi bốn nghìn đồng", "Hai mươi bốn nghìn đồng"),
        qr=VIETQR,
        account=(
            Fact(say("Ngân hàng", "Bank"), "Vietcombank"),
            Fact(say("Số tài khoản", "Account"), "0123456789012"),
            Fact(say("Chủ tài khoản", "Holder"), "UBND XA THAI BINH"),
            Fact(say("Nội dung", "Memo"), "0001 2345 PHI TTHC"),
        ),
        note=say(
            "Quét bằng ứng dụng ngân hàng, hoặc nộp tiền mặt cho cán bộ.",
            "Scan with your banking app, or pay the officer in cash.",
        ),
    )


def paid(say: Say) -> PayPage:
    """The money is there."""
    return replace(
        pay(say),
        title=say("Đã nộp phí, lệ phí", "Fees paid"),
        qr="",
        account=(),
        note=say("Biên lai số 0000123. Cảm ơn Ông/Bà.", "Receipt no. 0000123. Thank you."),
        paid=True,
    )


def faces(say: Say) -> tuple[Face, ...]:
    """Worst to best."""
    return (
        Face(1, say("Rất không hài lòng", "Very dissatisfied")),
        Face(2, say("Không hài lòng", "Dissatisfied")),
        Face(3, say("Bình thường", "Neutral")),
        Face(4, say("Hài lòng", "Satisfied")),
        Face(5, say("Rất hài lòng", "Very satisfied")),
    )


def rate(say: Say) -> RatePage:
    """Five faces."""
    return RatePage(
        question=say("Ông/Bà thấy việc phục vụ hôm nay thế nào?", "How was the service today?"),
        promise=say(
            "Ý kiến được giữ kín. Cán bộ không xem được ai đã chọn gì.",
            "Your answer is confidential. The officer cannot see who chose what.",
        ),
        faces=faces(say),
        skip=Button("skip", say("Không đánh giá", "Do not rate")),
    )


def rate_by_phone(say: Say) -> RatePage:
    """Five faces, and a code for phones."""
    note = say("Hoặc quét mã để đánh giá trên điện thoại", "Or scan the code to rate on your phone")
    return replace(rate(say), qr="https://tracuu.thaibinh.example/r/8Q4N7KXQZ3GHM2VDPT5WX8Q4N7KX", scan_note=note)


def more(say: Say) -> MorePage:
    """After a low face."""
    return MorePage(
        title=say("Ông/Bà cho biết thêm (không bắt buộc)", "Tell us more (optional)"),
        chosen=faces(say)[1],
        topics_label=say("Từng nội dung", "By topic"),
        topics=(
            TopicLine("attitude", say("Thái độ phục vụ", "Attitude"), 4),
            TopicLine("time", say("Thời gian giải quyết", "Time taken"), 2),
            TopicLine("guidance", say("Hướng dẫn thủ tục", "Guidance")),
            TopicLine("place", say("Nơi đón tiếp", "The place")),
        ),
        levels=tuple(face.label for face in faces(say)),
        reasons_label=say("Vì sao?", "Why?"),
        reasons=(
            Tick("reason", "wait", say("Chờ lâu", "Long wait"), on=True),
            Tick("reason", "again", say("Phải đi lại nhiều lần", "Had to come again")),
            Tick("reason", "unclear", say("Hướng dẫn chưa rõ", "Unclear guidance")),
            Tick("reason", "extra", say("Bị yêu cầu thêm giấy tờ", "Asked for extra papers")),
        ),
        comment_label=say("Góp ý", "Comment"),
        comment_hint=say("Xin đừng ghi họ tên, số điện thoại", "Please leave out names and phone numbers"),
        comment="",
        back=Button("back", say("Quay lại", "Back")),
        send=Button("send", say("Gửi", "Send"), main=True),
    )


def thanks(say: Say) -> SayPage:
    """After a vote."""
    return SayPage(
        say("Cảm ơn Ông/Bà", "Thank you"),
        say("Ý kiến của Ông/Bà đã được ghi nhận.", "Your answer is recorded."),
        close=Button("close", say("Đóng", "Close")),
    )


def trouble(say: Say) -> SayPage:
    """A code nobody knows."""
    return SayPage(
        say("Không tìm thấy hồ sơ", "Nothing is found"),
        say("Mời Ông/Bà quét lại, hoặc hỏi cán bộ.", "Please scan again, or ask the officer."),
        tone=Tone.WARN,
        close=Button("close", say("Đóng", "Close")),
    )


def ask(say: Say) -> AskPage:
    """Waiting for a receipt."""
    return AskPage(
        say("Mời Ông/Bà quét Giấy tiếp nhận", "Please scan your receipt"),
        say("Đưa mã QR trên giấy vào trước máy quét.", "Hold the QR code before the scanner."),
        Button("close", say("Đóng", "Close")),
    )


def found(say: Say) -> FoundPage:
    """A submission that waits for a paper."""
    return FoundPage(
        title=say("Hồ sơ của Ông/Bà", "Your application"),
        code="H54.15.12-261126-0042",
        standing=say("Đang chờ Ông/Bà bổ sung giấy tờ", "Waiting for papers from you"),
        tone=Tone.WARN,
        due=Fact(
            say("Hẹn trả kết quả", "Result promised for"),
            say("17:00 Thứ Sáu 27/11/2026", "17:00 Friday 27/11/2026"),
            note=say("tạm dừng trong lúc chờ bổ sung", "stands still while papers are awaited"),
        ),
        todo=say("Ông/Bà mang giấy tờ dưới đây đến quầy C1.", "Please bring these papers to counter C1."),
        papers=(
            PaperLine(
                say("Bản chụp Giấy khai sinh", "Copy of the birth certificate"), say("còn thiếu", "missing"), Tone.WARN
            ),
        ),
        close=Button("close", say("Đóng", "Close")),
    )


PAGES: Mapping[str, Callable[[Say], Page]] = {
    "idle": idle,
    "entry": entry,
    "receipt": receipt,
    "pay": pay,
    "paid": paid,
    "rate": rate,
    "rate_by_phone": rate_by_phone,
    "more": more,
    "thanks": thanks,
    "trouble": trouble,
    "ask": ask,
    "found": found,
}


def view_of(name: str, language: str = "vi", *, version: int = 1, large: bool = False) -> View:
    """The sample view called `name`."""
    say = _vi if language == "vi" else _en
    return View(version, shell(say, large=large), PAGES[name](say), stays=None)

"""Refusals of acts on a submission: why not, and what to do instead."""

from collections.abc import Mapping

from frontdesk.i18n import N_

FORBIDDEN: Mapping[str, str] = {
    "forbidden_received": N_(
        "Hồ sơ {code} còn ở quầy, chưa bàn giao nên chưa {verb} được. Bàn giao cho cơ quan giải quyết trước."
    ),
    "forbidden_awaiting_supplement": N_(
        "Hồ sơ {code} đang chờ bổ sung nên chưa {verb} được. Ghi nhận giấy tờ bổ sung trước."
    ),
    "forbidden_handed_over": N_(
        "Hồ sơ {code} đã bàn giao cho {holder} nên không {verb} được. Chờ cơ quan đó trả lại hoặc trả kết quả."
    ),
    "forbidden_in_progress": N_(
        "Hồ sơ {code} đang được {holder} giải quyết nên không {verb} được. Chờ cơ quan đó trả lại hoặc trả kết quả."
    ),
    "forbidden_sent_back": N_(
        "Hồ sơ {code} đã được trả lại quầy nên không {verb} được. Yêu cầu bổ sung, hoặc bàn giao lại trước."
    ),
    "forbidden_missing": N_(
        "Hồ sơ {code} đang được báo thiếu nên không {verb} được. Tìm hồ sơ rồi ghi nhận đã thấy trước."
    ),
    "forbidden_result_ready": N_(
        "Hồ sơ {code} đã có kết quả ở {holder} nên không {verb} được nữa. Nhận kết quả về quầy."
    ),
    "forbidden_result_at_counter": N_(
        "Kết quả hồ sơ {code} đang ở quầy nên không {verb} được nữa. Mời công dân đến nhận."
    ),
    "forbidden_returned": N_(
        "Hồ sơ {code} đã trả kết quả nên không {verb} được nữa. Việc mới thì tiếp nhận hồ sơ mới."
    ),
    "forbidden_refused": N_("Hồ sơ {code} đã bị từ chối nên không {verb} được nữa. Việc mới thì tiếp nhận hồ sơ mới."),
    "forbidden_withdrawn": N_(
        "Hồ sơ {code} đã dừng theo yêu cầu nên không {verb} được nữa. Việc mới thì tiếp nhận hồ sơ mới."
    ),
    "forbidden_closed": N_("Hồ sơ {code} đã đóng nên không {verb} được nữa. Việc mới thì tiếp nhận hồ sơ mới."),
}

REFUSALS: Mapping[str, str] = {
    **FORBIDDEN,
    "reason_missing": N_("Chưa có lý do. Ghi lý do rồi làm lại."),
    "person_name_too_long": N_("Họ tên hoặc số giấy tờ dài quá {most} ký tự. Viết ngắn lại."),
    "reason_too_long": N_("Lý do dài quá {most} ký tự. Viết ngắn lại."),
    "supplement_needs_reason": N_(
        "Hồ sơ {code} đã được yêu cầu bổ sung một lần. Yêu cầu lần nữa phải ghi lý do (NĐ 118/2025, Điều 11)."
    ),
    "supplement_not_requested": N_("Hồ sơ {code} chưa có phiếu yêu cầu bổ sung. In phiếu (mẫu 02) trước."),
    "supplement_already_requested": N_("Hồ sơ {code} đã có phiếu yêu cầu bổ sung đúng như vậy. In lại phiếu đó."),
    "nothing_supplemented": N_("Hồ sơ {code} chưa nhận thêm giấy tờ nào. Đánh dấu giấy tờ vừa nhận rồi làm lại."),
    "not_awaiting_supplement": N_(
        "Hồ sơ {code} không chờ bổ sung giấy tờ nên không {verb} được. Cần thêm giấy tờ thì yêu cầu bổ sung trước."
    ),
    "not_reported_missing": N_("Hồ sơ {code} không bị báo thiếu; giấy tờ đang ở {holder}. Không cần ghi gì."),
    "not_ended": N_(
        "Hồ sơ {code} còn đang giải quyết nên chưa trả lại giấy tờ được. Công dân muốn rút thì dừng giải quyết trước."
    ),
    "nothing_to_tell": N_("Hồ sơ {code} chưa có kết quả hay giấy tờ cần bổ sung để báo công dân. Chờ kết quả về quầy."),
    "call_already_noted": N_("Lần báo công dân này của hồ sơ {code} vừa được ghi rồi. Không cần ghi lại."),
    "extension_already_asked": N_("Hồ sơ {code} đã được đề nghị gia hạn đến {until} với lý do này. Chờ quầy trả lời."),
    "already_there": N_("Giấy tờ hồ sơ {code} đang ở {holder} rồi. Không cần chuyển."),
    "decided_already": N_(
        "Hồ sơ {code} đã có kết quả nên không sửa được thủ tục, thành phần, số bộ và cơ quan giải quyết nữa."
        " Chỉ sửa được người nộp, ghi chú và nơi nhận."
    ),
    "exception_answered": N_(
        "Hồ sơ {code} trong phiếu {manifest} đã có trả lời và đã rời phiếu đó. Bỏ hồ sơ này khỏi danh sách thiếu."
    ),
    "nothing_given_back": N_("Chưa đánh dấu giấy tờ nào. Còn phải trả: {papers}."),
    "nothing_wanted": N_("Chưa nêu giấy tờ nào cần bổ sung. Nêu đủ trong một lần."),
    "too_many_wanted": N_("Nêu nhiều nhất {most} giấy tờ, mỗi tên không quá 500 ký tự."),
    "too_early_to_close": N_("Hồ sơ {code} còn được bổ sung đến hết ngày {day}; sau ngày đó mới đóng được."),
    "money_out_of_range": N_("Số tiền {amount} không hợp lý. Ghi số đồng, không âm."),
    "apology_already_made": N_(
        "Hồ sơ {code} đã xin lỗi và hẹn lại {until}; luật chỉ cho hẹn lại một lần (NĐ 118/2025, Điều 19)."
    ),
    "clock_stands": N_("Hồ sơ {code} đang không tính thời hạn nên chưa có ngày nào để hẹn lại."),
    "not_late": N_("Kết quả hồ sơ {code} về quầy đúng hạn nên không phải xin lỗi. Mời công dân đến nhận."),
    "until_not_later": N_("Ngày hẹn mới phải sau {after} và trong vòng một năm. Chọn ngày khác."),
    "until_not_working": N_("{until} là ngày nghỉ. Chọn một ngày làm việc."),
    "until_outside_hours": N_("{until} ngoài giờ làm việc. Chọn giờ trong khoảng {opens} đến {closes}."),
    "nothing_corrected": N_("Hồ sơ {code} không có gì thay đổi nên không ghi bản sửa."),
    "papers_away": N_(
        "Giấy tờ hồ sơ {code} đang ở {holder}. Thủ tục, thành phần, số bộ và cơ quan giải quyết chỉ sửa được khi"
        " hồ sơ ở quầy."
    ),
    "field_unknown": N_("Không có mục “{field}”. Sửa được: {known}."),
    "batch_empty": N_("Giỏ chưa có hồ sơ nào. Quét hồ sơ vào giỏ trước."),
    "batch_too_large": N_("Một phiếu bàn giao nhiều nhất {most} hồ sơ. Chia làm nhiều phiếu."),
    "batch_gone": N_(
        "{count} hồ sơ đã bàn giao theo phiếu {manifest}: {codes}. In lại phiếu đó, hoặc bỏ các hồ sơ này khỏi giỏ."
    ),
    "batch_refused": N_("Không bàn giao được: {codes}. Bỏ các hồ sơ này khỏi giỏ rồi làm lại."),
    "department_wrong": N_("Không thuộc {department}: {codes}. Bỏ khỏi giỏ, hoặc sửa cơ quan giải quyết của hồ sơ."),
    "department_unknown": N_("Không có cơ quan “{department}”. Các cơ quan: {known}."),
    "department_ambiguous": N_("“{department}” ứng với nhiều cơ quan. Chọn một: {known}."),
    "handed_over_unprinted": N_(
        "Đã bàn giao, phiếu {manifest}, nhưng chưa in. In phiếu: frontdesk manifest {manifest} --sheets --pdf …"
    ),
    "department_id_wrong": N_("Mã cơ quan gồm chữ không dấu, số và gạch nối, 1–40 ký tự; ví dụ: kinh-te."),
    "department_name_needed": N_("Chưa có cơ quan nào mang mã “{id}”. Ghi tên cơ quan: --name."),
    "department_name_wrong": N_("Tên cơ quan cần từ 2 đến 200 ký tự."),
    "department_renamed": N_(
        "Mã “{id}” là của {name}; tên đã ghi trên giấy tờ nên không đổi. Lập mã khác cho tên mới."
    ),
    "department_name_taken": N_("{name} đã có mã “{id}”. Dùng mã đó."),
    "manifest_code_malformed": N_("Đây không phải mã phiếu bàn giao. Mã có dạng BG-C1-261123-001-K."),
    "manifest_code_mistyped": N_("Mã phiếu bàn giao gõ sai. Quét lại mã trên phiếu."),
    "manifest_serial_out_of_range": N_("Đã hết số phiếu bàn giao của ngày hôm nay."),
    "manifest_unknown": N_("Không có phiếu bàn giao {manifest} trên máy này."),
    "manifest_answered": N_(
        "Mọi hồ sơ của phiếu {manifest} đã có trả lời. Hồ sơ bị báo thiếu nay đã thấy thì ký nhận riêng."
    ),
    "not_in_manifest": N_("Không có trong phiếu {manifest}: {codes}. Kiểm tra lại mã hồ sơ."),
    "not_at_department": N_("Hồ sơ {code} không ở cơ quan giải quyết mà ở {holder}. Không cần trả lại quầy."),
    "not_at_counter": N_("Giấy tờ hồ sơ {code} đang ở {holder}, chưa về quầy này. Chuyển về quầy trước."),
    "not_back_yet": N_("Giấy tờ hồ sơ {code} còn ở {holder}. Chờ cơ quan đó trả lại quầy rồi làm tiếp."),
    "already_with_citizen": N_("Công dân đã nhận lại giấy tờ của hồ sơ {code}."),
    "holder_wrong": N_("Không chuyển giấy tờ cho “{holder}” được. Chọn quầy, cán bộ (có tên) hoặc lưu trữ."),
    "document_too_long": N_("Số văn bản dài quá {most} ký tự."),
    "taker_not_applicant": N_(
        "Số giấy tờ vừa ghi không phải của người nộp hồ sơ {code}. Đối chiếu lại; người khác nhận thì cần"
        " giấy ủy quyền, đúng người mà đổi số thì ghi chú lý do."
    ),
    "taker_missing": N_("Chưa có họ tên người được ủy quyền. Quét căn cước hoặc gõ tên."),
    "delegate_needs_paper": N_("Người nhận thay phải có giấy ủy quyền. Ghi số hoặc ngày của giấy ủy quyền."),
    "papers_not_there": N_("Không có ở quầy để trả: {papers}. Bỏ dấu chọn rồi làm lại."),
    "form_not_here": N_("Hồ sơ {code} chưa có nội dung để in mẫu số {form}."),
    "form_unreadable": N_(
        "Mã in trên mẫu {form} ({code}) không đọc lại được nên chưa in. Thử in lại; nếu vẫn lỗi hãy báo quản trị."
    ),
    "register_days_wrong": N_("Ngày đầu {first} sau ngày cuối {last}. Chọn lại khoảng ngày của sổ."),
    "register_over_years": N_("Sổ theo dõi lập theo năm. Chọn các ngày trong cùng một năm."),
    "stopped": N_("Đã dừng theo yêu cầu; chưa in gì. Muốn in thì làm lại từ đầu."),
    "form_unknown": N_("Không có mẫu số {form}. Các mẫu: {known}."),
}

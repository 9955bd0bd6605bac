"""Builds the shipped Word templates in ``templates_docx/`` (NĐ 30/2020, Phụ lục III); run it after a change here.

The result is ordinary Word: one named style per part of a document, fields in double braces. A template is the
function of its kind's name in the module of its subject.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import award_templates
import council_templates
import initiative_templates
import letter_templates
import meeting_templates
import movement_templates
import report_templates
from word_parts import write_template

TEMPLATES = {
    "request_statement": ("Tờ trình", award_templates.request_statement),
    "summary_list": ("Danh sách trích ngang", award_templates.summary_list),
    "minutes": ("Biên bản họp Hội đồng", meeting_templates.minutes),
    "vote_count_minutes": ("Biên bản kiểm phiếu", meeting_templates.vote_count_minutes),
    "individual_report": ("Báo cáo thành tích cá nhân", report_templates.individual_report),
    "collective_report": ("Báo cáo thành tích tập thể", report_templates.collective_report),
    "flag_report": ("Báo cáo thành tích đề nghị tặng Cờ thi đua", report_templates.flag_report),
    "national_fighter_report": (
        "Báo cáo thành tích đề nghị tặng Chiến sĩ thi đua toàn quốc",
        report_templates.national_fighter_report,
    ),
    "unexpected_report": ("Báo cáo thành tích đột xuất", report_templates.unexpected_report),
    "movement_report": ("Báo cáo thành tích theo chuyên đề", report_templates.movement_report),
    "service_report": ("Báo cáo quá trình cống hiến", report_templates.service_report),
    "external_report": ("Báo cáo thành tích đối ngoại", report_templates.external_report),
    "decision": ("Quyết định khen thưởng", award_templates.decision),
    "reward_payments": ("Danh sách chi tiền thưởng", award_templates.reward_payments),
    "invitation": ("Giấy mời họp Hội đồng", meeting_templates.invitation),
    "ballot": ("Phiếu bầu", meeting_templates.ballot),
    "written_opinion": ("Phiếu lấy ý kiến bằng văn bản", meeting_templates.written_opinion),
    "public_notice": ("Thông báo công khai danh sách", letter_templates.public_notice),
    "dossier_index": ("Mục lục hồ sơ", letter_templates.dossier_index),
    "request_letter": ("Công văn gửi hồ sơ đề nghị", letter_templates.request_letter),
    "reply_letter": ("Công văn trả lời", letter_templates.reply_letter),
    "opinion_request": ("Công văn xin ý kiến", letter_templates.opinion_request),
    "opinion_reply": ("Công văn cho ý kiến (hiệp y)", letter_templates.opinion_reply),
    "council_decision": ("Quyết định thành lập Hội đồng", council_templates.council_decision),
    "council_rules": ("Quy chế hoạt động của Hội đồng", council_templates.council_rules),
    "council_tasks": ("Thông báo phân công nhiệm vụ", council_templates.council_tasks),
    "registration_list": ("Bản đăng ký thi đua", movement_templates.registration_list),
    "pledge": ("Giao ước thi đua", movement_templates.pledge),
    "launch_plan": ("Kế hoạch phát động phong trào", movement_templates.launch_plan),
    "interim_review": ("Báo cáo sơ kết", movement_templates.year_review),
    "final_review": ("Báo cáo tổng kết", movement_templates.year_review),
    "inspection_plan": ("Kế hoạch kiểm tra", movement_templates.inspection_plan),
    "inspection_minutes": ("Biên bản kiểm tra", movement_templates.inspection_minutes),
    "publicity_plan": ("Kế hoạch tuyên truyền", movement_templates.publicity_plan),
    "reward_estimate": ("Dự toán tiền thưởng", award_templates.reward_estimate),
    "initiative_application": ("Đơn yêu cầu công nhận sáng kiến", initiative_templates.initiative_application),
    "initiative_score": ("Phiếu chấm sáng kiến", initiative_templates.initiative_score),
    "initiative_minutes": ("Biên bản họp Hội đồng sáng kiến", initiative_templates.initiative_minutes),
    "initiative_decision": ("Quyết định công nhận sáng kiến", initiative_templates.initiative_decision),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, (name, content) in TEMPLATES.items():
        write_template(folder / f"{kind}.docx", name, content(), form=kind.endswith("_report"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "templates_docx")
